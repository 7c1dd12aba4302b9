// Which inputs of an op decided its output: of a false "and", the false ones; of a gate that stayed shut, the condition.

interface InputValue {
  readonly slot: number;
  readonly value: number;
}

/** Inputs worth following back, in port order. All of them where no fewer would explain the output. */
export function decidingInputs(op: string, value: number, inputs: readonly InputValue[]): readonly InputValue[] {
  const [first, second, third] = inputs;
  switch (op) {
    case 'and@1':
      return value === 1 ? inputs : preferring(inputs, value === 0 ? isFalse : isUnknown);
    case 'or@1':
      return value === 1 ? preferring(inputs, isTrue) : inputs;
    case 'gate@1':
      return first !== undefined && isFalse(first) ? [first] : inputs;
    case 'choose@1':
    case 'chooseBoolean@1':
      return [first, first !== undefined && isTrue(first) ? second : third].filter((input) => input !== undefined);
    case 'orElse@1':
    case 'orElseBoolean@1':
      return [first !== undefined && !isUnknown(first) ? first : second].filter((input) => input !== undefined);
    default:
      return Number.isNaN(value) ? preferring(inputs, isUnknown) : inputs;
  }
}

function preferring(inputs: readonly InputValue[], wanted: (input: InputValue) => boolean): readonly InputValue[] {
  const found = inputs.filter(wanted);
  return found.length > 0 ? found : inputs;
}

function isTrue(input: InputValue): boolean {
  return input.value === 1;
}

function isFalse(input: InputValue): boolean {
  return input.value === 0;
}

function isUnknown(input: InputValue): boolean {
  return Number.isNaN(input.value);
}
