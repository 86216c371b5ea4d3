/** Style sheets that the build includes in a script as text. */
declare module "*.css" {
  const css: string;
  export default css;
}
