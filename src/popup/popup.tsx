import { render } from "preact";
import { Popup } from "./page-panel.tsx";

const root = document.getElementById("root");
if (root) render(<Popup />, root);
