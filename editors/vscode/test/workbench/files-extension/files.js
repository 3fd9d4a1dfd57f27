// A file system of the test's own server: `integ-test://HOST/PATH` is `http://HOST/files/PATH`. The workbench loads it as CommonJS.
const vscode = require("vscode");

exports.activate = (context) => {
  const changed = new vscode.EventEmitter();
  const ask = async (uri, method = "GET", body = undefined) => {
    const response = await fetch(`http://${uri.authority}/files${uri.path}`, { method, body });
    if (!response.ok) throw vscode.FileSystemError.FileNotFound(uri);
    return response;
  };
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    async stat(uri) {
      return (await ask(uri, "OPTIONS")).json();
    },
    async readDirectory(uri) {
      return (await ask(uri)).json();
    },
    async readFile(uri) {
      return new Uint8Array(await (await ask(uri)).arrayBuffer());
    },
    async writeFile(uri, content) {
      await ask(uri, "PUT", content);
      changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    },
    createDirectory() {
      throw vscode.FileSystemError.NoPermissions();
    },
    delete() {
      throw vscode.FileSystemError.NoPermissions();
    },
    rename() {
      throw vscode.FileSystemError.NoPermissions();
    },
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider("integ-test", provider, { isCaseSensitive: true }));
};
