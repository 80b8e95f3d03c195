// The library's own types pull in TypeScript sources that do not pass our compiler settings; this is the part we use.
export declare class Template {
  constructor(payload: unknown);
  expand(context: { $root: unknown }): unknown;
}
