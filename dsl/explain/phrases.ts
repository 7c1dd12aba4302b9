// The phrase of each output of a checked graph, made once and joined into sentences. What is long and could be said many times over is
// said once, under a number: so a text stays about as long as its graph, however often values are shared.
import type { ResolvedNode } from '../compile/1-resolve';
import type { CheckedGraph } from '../compile/3-check';
import { NodeView } from '../compile/node-view';
import { compareText } from '../compile/structural-keys';
import type { ExplainWords } from '../nodes/define-kind';
import { invariant } from '../types/invariant';
import type { ValueKind } from '../types/value-type';
import { sayNumber, sayParam } from './say-param';

/** A longer phrase is given a number where it is used; legs and rules are what a sentence is about, and may be longer. */
const PHRASE_CHARS_MAX = 240;
const BUNDLE_CHARS_MAX = 1_500;
const REGISTERS: readonly ValueKind[] = ['number', 'boolean', 'event'];

/** The output that a kind is named after. */
const MAIN_PORT = 'value';

type Side = ExplainWords['side'];

export class Phrases {
  private readonly graph: CheckedGraph;
  /** Entering nodes with a position of their own, in the order of what they trade. */
  private readonly owners: readonly number[];
  /** By node, port and side; null while it is being made. */
  private readonly made = new Map<string, string | null>();
  private readonly numbered: string[] = [];

  constructor(graph: CheckedGraph) {
    this.graph = graph;
    this.owners = [];
    const owners = [...graph.order, ...graph.blocked].filter((index) => graph.roots[index] === index);
    const traded = new Map(owners.map((index) => [index, this.inputsOfType(index, 'structure').join()]));
    this.owners = owners.sort((left, right) => compareText(traded.get(left) ?? '', traded.get(right) ?? ''));
  }

  /** What an acting node does, and when. */
  sentence(index: number): string {
    const node = this.nodeAt(index);
    const words = this.wordsFor(index, this.sideOf(index));
    const when = this.inputsOfType(index, 'event').join(', or ') || 'at no event yet';
    const enters = this.owners.length > 1 && node.kind.enters === true ? ` This is ${this.positionName(index)}.` : '';
    return `${sentenceCase(when)}, ${first(node.kind.explain(words))}.${enters}`;
  }

  /** What the numbers stand for, once all sentences are made. */
  definitions(): readonly string[] {
    return this.numbered.map((phrase, at) => `[${at + 1}] is ${phrase}.`);
  }

  private phrase(index: number, port: string, side: Side): string {
    const key = `${this.graph.twins[index] ?? index} ${port} ${side}`;
    const known = this.made.get(key);
    if (known === null) return 'its own value';
    if (known !== undefined) return known;
    this.made.set(key, null);
    const isRegister = REGISTERS.includes(this.nodeAt(index).kind.outputs[port]?.type ?? 'text');
    const phrase = this.shorten(this.make(index, port, side), isRegister ? PHRASE_CHARS_MAX : BUNDLE_CHARS_MAX);
    this.made.set(key, phrase);
    return phrase;
  }

  private make(index: number, port: string, side: Side): string {
    const { kind } = this.nodeAt(index);
    const said = kind.explain(this.wordsFor(index, side));
    if (typeof said !== 'string') return said[port] ?? first(said);
    const label = kind.outputs[port]?.label ?? port;
    return port === MAIN_PORT || Object.keys(kind.outputs).length === 1 ? said : `${uncapitalised(label)} of ${said}`;
  }

  private shorten(phrase: string, charsMax: number): string {
    if (phrase.length <= charsMax) return phrase;
    if (!this.numbered.includes(phrase)) this.numbered.push(phrase);
    return `[${this.numbered.indexOf(phrase) + 1}]`;
  }

  private wordsFor(index: number, side: Side): ExplainWords {
    const node = this.nodeAt(index);
    const inputs = (name: string): readonly string[] => this.inputPhrases(index, name, side);
    const standIn = (name: string): string => {
      const param = node.kind.inputs[name]?.fallback ?? null;
      if (param === null) return 'nothing yet';
      const value = node.params[param];
      const unit = new NodeView(this.graph, this.graph.facts, index).unitOf(name);
      return typeof value === 'number' ? sayNumber(value, unit) : String(value);
    };
    return {
      inputs,
      input: (name) => inputs(name).join(' and ') || standIn(name),
      isConnected: (name) => inputs(name).length > 0,
      param: (name) => sayParam(node.kind.params[name], node.params[name] ?? ''),
      raw: (name) => node.params[name] ?? '',
      side,
    };
  }

  /** In the order of their texts, since the order of wires means nothing. */
  private inputPhrases(index: number, name: string, side: Side): readonly string[] {
    const wanted = this.nodeAt(index).kind.inputs[name]?.type;
    const edges = (this.graph.incoming[index] ?? []).filter((edge) => edge.to.port === name);
    const phrases = edges.map(({ from }) => {
      const given = this.nodeAt(from.node).kind.outputs[from.port]?.type;
      if (given === 'position') return this.positionName(from.node);
      const phrase = this.phrase(from.node, from.port, side);
      return wanted === 'number' && given === 'candles' ? `close of ${phrase}` : phrase;
    });
    return phrases.sort(compareText);
  }

  private positionName(index: number): string {
    const at = this.owners.indexOf(this.graph.roots[index] ?? -1);
    return this.owners.length > 1 && at >= 0 ? `position ${at + 1}` : 'the position';
  }

  private inputsOfType(index: number, type: ValueKind): readonly string[] {
    const named = Object.entries(this.nodeAt(index).kind.inputs).filter(([, inlet]) => inlet.type === type);
    return named.flatMap(([name]) => this.inputPhrases(index, name, 'mixed'));
  }

  /** Which way an entry goes, by what its legs say of themselves. */
  private sideOf(index: number): Side {
    const view = new NodeView(this.graph, this.graph.facts, index);
    const inputs = Object.entries(this.nodeAt(index).kind.inputs).filter(([, inlet]) => inlet.type === 'structure');
    const said = inputs.flatMap(([name]) => view.traits(name));
    if (said.includes('buy') === said.includes('sell')) return 'mixed';
    return said.includes('buy') ? 'long' : 'short';
  }

  private nodeAt(index: number): ResolvedNode {
    const node = this.graph.nodes[index];
    invariant(node !== undefined, 'an explained node is in the graph');
    return node;
  }
}

function first(said: string | Readonly<Record<string, string>>): string {
  return typeof said === 'string' ? said : (Object.values(said)[0] ?? '');
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Signal" in mid-sentence is "signal"; "ATR" stays. */
function uncapitalised(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
