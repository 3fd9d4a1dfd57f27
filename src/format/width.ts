// Characters that take two columns: East Asian wide and full-width ones, and emoji.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const plain = /^[\u0020-\u02ff]*$/;
// Made when text that is not plain comes for the first time.
let segmenter: Intl.Segmenter | undefined;

/** How many columns a text takes in an editor. */
export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}
