// An op as the contract suite sees it: the declaration, the kernel under test (a broken one in the suite's own test), argument values.
import type { ArgValues, OpDeclaration } from '../../dsl/ops/declare-op';
import type { OpKernel } from '../../engine/ops/kernel';

export interface OpSubject {
  readonly declaration: OpDeclaration;
  readonly kernel: OpKernel;
  readonly args: ArgValues;
}
