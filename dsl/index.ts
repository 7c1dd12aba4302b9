// The language's one surface: what server, pages and command line may use of it. The engine does not come through here: it imports the
// program, the types and the ops directly, and must never see a graph.
export { type Compilation, type Compiled, type CompileOptions, compile } from './compile/compile';
export { DIAGNOSTICS, type DiagnosticCode, isDiagnosticCode } from './diagnostics/catalog';
export { type Diagnostic, hasErrors, type QuickFix, type Severity } from './diagnostics/diagnostic';
export { type Explanation, explainGraph, type Sentence } from './explain/explain-graph';
export { type ExposedParam, Graph, type GraphEdge, type GraphLayout, type GraphNode, type ParamValue } from './graph/graph';
export { type KindChange, type MigratedGraph, migrateDocument, migrateGraph, type ParamChange } from './graph/migrations';
export { type GraphParse, parseGraph, parseGraphText } from './graph/parse-graph';
export { type JsonParse, type JsonValue, parseJson } from './graph/parse-json';
export { Program } from './ir/program';
export { programHash } from './ir/program-hash';
export type { Origin, ParamSource, PortSlot, SourceMap } from './ir/source-map';
export { LIMITS } from './limits';
export { CATEGORIES, type Capability, type Category, kindKey, type NodeKind } from './nodes/define-kind';
export { describeField, type Field, type Fields, fieldSchema, isTunable } from './nodes/fields';
export type { InputPort, OutputPort } from './nodes/ports';
export { findKind, findNewestKind, listKinds } from './nodes/registry';
export { TIMEFRAMES, type Timeframe } from './types/timeframe';
export { UNITS, type Unit } from './types/unit';
