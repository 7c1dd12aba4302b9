// A graph being drawn at random: nodes and wires one by one, with parameters within their bounds, and faults where they are asked for.
// Knows types of ports and nothing of units, clocks or phases: what does not fit is for the compiler to find.
import type { Graph, GraphEdge, GraphNode, ParamValue } from '../dsl/graph/graph';
import { kindKey, type NodeKind } from '../dsl/nodes/define-kind';
import { type Field, isTunable } from '../dsl/nodes/fields';
import { findKind, listKinds } from '../dsl/nodes/registry';

const SYMBOLS = ['NSE:RELIANCE', 'NSE:NIFTY 50', 'NFO:NIFTY25JANFUT', 'NSE:TCS'];
const MANY = 3;
const KINDS = listKinds();
const ACTING = KINDS.filter((kind) => kind.acts === true);

export interface Source {
  readonly index: number;
  readonly name: string;
}

export class GraphDraft {
  private readonly nodes: GraphNode[] = [];
  private readonly kinds: NodeKind[] = [];
  private readonly edges: GraphEdge[] = [];
  private readonly wires = new Set<string>();
  /** Every output drawn so far. */
  private readonly outputs: (Source & { readonly type: string })[] = [];
  readonly random: () => number;
  private readonly faults: number;
  private readonly nodesMax: number;

  constructor(random: () => number, faults: number, nodesMax: number) {
    this.random = random;
    this.faults = faults;
    this.nodesMax = nodesMax;
  }

  /** One strategy that is whole, and around it whatever comes: half of it wired into the entry. Returns the entry. */
  grow(): number {
    const enter = this.addWhole();
    const wanted = 8 + Math.floor(this.random() * (this.nodesMax - 8));
    while (this.nodes.length < wanted) this.addNode(this.pick(KINDS), 0);
    while (this.random() < 0.5) this.addNode(this.pick(ACTING), 0);
    for (let index = 0; index < wanted; index++) this.lead(index, enter);
    for (const port of ['event', 'event', 'risk', 'risk']) if (this.random() < 0.7) this.connect(enter, port, port, 0);
    // Wires against the order of drawing: to feedback and position inputs, which may close circles.
    this.kinds.forEach((kind, index) => {
      for (const [name, inlet] of Object.entries(kind.inputs)) {
        if ((inlet.type === 'position' && inlet.optional && this.random() < 0.5) || this.isFault())
          this.connect(index, name, inlet.type, 3);
      }
    });
    return enter;
  }

  /** Leads an output of a node to the entry: a number through a question, a condition through an edge. */
  lead(index: number, enter: number, chance = 0.7): void {
    const outputs = Object.entries(this.kinds[index]?.outputs ?? {});
    if (outputs.length === 0 || this.random() >= chance) return;
    const [name, { type }] = this.pick(outputs);
    if (type === 'event') this.wire({ index, name }, enter, 'event');
    if (type !== 'number' && type !== 'boolean') return;
    const next = this.plain(type === 'number' ? 'logic.compare' : 'logic.edge');
    this.wire({ index, name }, next, type === 'number' ? 'left' : 'condition');
    this.lead(next, enter, chance);
  }

  /** A node of a kind, with the parameters given and its defaults. */
  plain(key: string, params: GraphNode['params'] = {}): number {
    return this.place(this.kindOf(key), params);
  }

  /** A node of a kind with parameters of its own, and no wires. */
  drawn(kind: NodeKind): number {
    return this.place(kind, this.paramsOf(kind));
  }

  kindOf(key: string): NodeKind {
    return findKind(`${key}@1`) ?? this.pick(KINDS);
  }

  inputsOf(index: number): readonly (readonly [port: string, inlet: NodeKind['inputs'][string]])[] {
    return Object.entries(this.kinds[index]?.inputs ?? {});
  }

  private addWhole(): number {
    const plain = (key: string): number => this.plain(key);
    const share = this.plain('data.instrument', this.random() < 0.7 ? { symbol: this.pick(SYMBOLS) } : {});
    const [bars, rsi, leg] = ['data.candles', 'indicator.rsi', 'leg.leg'].map(plain);
    const cross = this.plain('logic.crosses', { level: 30 + Math.floor(this.random() * 40) });
    const [size, stop, enter] = ['size.lots', 'risk.legStop', 'action.enter'].map(plain);
    const wire = (from: number | undefined, name: string, to: number | undefined, port: string): void =>
      this.wire({ index: from ?? 0, name }, to ?? 0, port);
    wire(share, 'instrument', bars, 'instrument');
    wire(share, 'instrument', leg, 'instrument');
    wire(bars, 'candles', rsi, 'source');
    wire(rsi, 'value', cross, 'series');
    wire(cross, 'up', enter, 'event');
    wire(leg, 'leg', enter, 'structure');
    wire(size, 'size', enter, 'size');
    wire(stop, 'risk', enter, 'risk');
    return enter ?? 0;
  }

  graph(name: string): Graph {
    const exposed = this.nodes.flatMap((node, index) => {
      const tunable = Object.entries(this.kinds[index]?.params ?? {}).filter(([, field]) => isTunable(field));
      const [param] = this.random() < 0.2 ? (tunable[0] ?? []) : [];
      return param === undefined ? [] : [{ key: `s${index}`, label: `Setting ${index}`, targets: [{ node: node.id, param }] }];
    });
    const node = (): string => this.pick(this.nodes).id;
    if (this.isFault()) this.edges.push({ id: 'odd', from: { node: node(), port: 'constructor' }, to: { node: 'nobody', port: 'value' } });
    if (this.isFault()) this.nodes.push({ id: node(), kind: 'indicator.crystalBall@3', params: {} });
    return { format: 'yantra.graph/1', name, nodes: this.nodes, edges: this.edges, exposed: exposed.slice(0, 100) };
  }

  /** Adds a node and, as far as the depth allows, what it needs. */
  private addNode(kind: NodeKind, depth: number): number {
    const index = this.nodes.length;
    this.drawn(kind);
    for (const [name, inlet] of Object.entries(kind.inputs)) {
      const isNeeded = !inlet.optional && inlet.fallback === null;
      if (this.isFault() || (!isNeeded && this.random() < 0.5)) continue;
      const wires = inlet.many ? 1 + Math.floor(this.random() * MANY) : 1;
      for (let wire = 0; wire < wires; wire++) this.connect(index, name, inlet.type, depth);
    }
    return index;
  }

  private paramsOf(kind: NodeKind): GraphNode['params'] {
    const params = Object.entries(kind.params).flatMap(([name, field]) =>
      this.random() < 0.5 ? [[name, this.valueOf(field)] as const] : [],
    );
    const odd: readonly (readonly [string, ParamValue])[] = this.isFault() ? [['nonsense', 1]] : [];
    return Object.fromEntries([...params, ...odd]);
  }

  private place(kind: NodeKind, params: GraphNode['params']): number {
    this.nodes.push({ id: `n${this.nodes.length}`, kind: kindKey(kind), params });
    this.kinds.push(kind);
    const index = this.nodes.length - 1;
    for (const [name, { type }] of Object.entries(kind.outputs)) this.outputs.push({ index, name, type });
    return index;
  }

  private connect(to: number, port: string, type: string, depth: number): void {
    const wanted = this.isFault() ? null : type;
    const fits = (found: string): boolean => wanted === null || found === wanted || (wanted === 'structure' && found === 'leg');
    const outputs = this.outputs.filter((output) => fits(output.type) && (output.index !== to || depth > 0));
    // Mostly the same instrument and candles, or no two clocks would ever meet.
    const isFirst = (type === 'instrument' || type === 'candles') && this.random() < 0.8;
    if (isFirst && outputs[0] !== undefined) return this.wire(outputs[0], to, port);
    const isNew = depth < 6 && this.nodes.length < 2 * this.nodesMax && (outputs.length === 0 || this.random() < 0.3);
    const source = isNew ? this.addSource(fits, depth) : outputs.length > 0 ? this.pick(outputs) : null;
    if (source !== null) this.wire(source, to, port);
  }

  wire(source: Source, to: number, port: string): void {
    const [from, target] = [this.nodes[source.index]?.id, this.nodes[to]?.id];
    if (from === undefined || target === undefined) return;
    const key = `${from}.${source.name} ${target}.${port}`;
    if (this.wires.has(key) && !this.isFault()) return;
    this.wires.add(key);
    this.edges.push({ id: `e${this.edges.length}`, from: { node: from, port: source.name }, to: { node: target, port } });
  }

  private addSource(fits: (type: string) => boolean, depth: number): Source | null {
    const kinds = KINDS.filter((kind) => Object.values(kind.outputs).some((outlet) => fits(outlet.type)));
    if (kinds.length === 0) return null;
    const kind = this.pick(kinds);
    const name = this.pick(Object.entries(kind.outputs).filter(([, outlet]) => fits(outlet.type)))[0];
    return { index: this.addNode(kind, depth + 1), name };
  }

  private valueOf(field: Field): ParamValue {
    if (this.isFault()) return this.pick([Number.MAX_VALUE, -1, 'nonsense', true, '', 0.5]);
    switch (field.kind) {
      case 'int':
        return field.min + Math.floor(this.random() * (Math.min(field.max, field.min + 60) - field.min + 1));
      case 'number':
        return field.min + this.random() * (Math.min(field.max, field.min + 100) - field.min);
      case 'choice':
        return this.pick(Object.keys(field.options));
      case 'text':
        return field.pattern.test(SYMBOLS[0] ?? '')
          ? (SYMBOLS.find((symbol) => field.pattern.test(symbol) && this.random() < 0.4) ?? field.default)
          : field.default;
      case 'flag':
        return this.random() < 0.5;
      case 'time':
        return this.pick(['09:15', '09:20', '12:00', '15:00', '15:15']);
    }
  }

  private isFault(): boolean {
    return this.faults > 0 && this.random() < this.faults;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}
