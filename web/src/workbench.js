// What every page loads.
import htmx from "htmx.org";
import { wireAdder } from "./adder.js";
import { wireCharts } from "./charts.js";
import { wireKeys } from "./keys.js";
import { wireReader } from "./reader.js";
import { wireReview } from "./review.js";
import { wireRows } from "./rows.js";
import { wireSides, wireTheme } from "./theme.js";
import { wireUndo } from "./undo.js";
import { wireUpload } from "./upload.js";

Object.assign(htmx.config, { allowEval: false, includeIndicatorStyles: false, selfRequestsOnly: true, historyEnabled: false });

wireTheme();
wireSides();
wireUndo();
wireKeys();
wireRows(htmx);
wireReader();
wireAdder();
wireReview();
wireUpload();
wireCharts();
