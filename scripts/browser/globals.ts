/** Put in wherever a source names the global of Node. */
export { Buffer } from "buffer/";
