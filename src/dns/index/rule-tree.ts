import type { Clause, Rule } from './clauses.ts';
import { labelAt } from './pattern.ts';

/**
 * Rules by the ends of the names that they can match, so that a query only tests rules that may match its name. The
 * node of `example.com` has the rules for names that end so, those of `com`, and those for every name.
 */
export interface RuleNode {
  readonly rules: readonly Rule[];
  readonly below: ReadonlyMap<string, RuleNode>;
  /** Cached clauses of these rules. */
  readonly clauses: Map<number, readonly Clause[]>;
}

interface Branch {
  readonly own: Rule[];
  readonly below: Map<string, Branch>;
}

export function plantRules(rules: readonly Rule[]): RuleNode {
  const root: Branch = { own: [], below: new Map() };
  for (const rule of rules) {
    for (const labels of endsOf(rule)) {
      let branch = root;
      for (const label of labels.toReversed()) {
        const next = branch.below.get(label) ?? { own: [], below: new Map() };
        branch.below.set(label, next);
        branch = next;
      }
      branch.own.push(rule);
    }
  }
  return grow(root, []);
}

/** The node for the longest end of a name, in wire format, that the tree has. */
export function findRules(root: RuleNode, name: Uint8Array): RuleNode {
  if (root.below.size === 0) return root;
  let labels = 0;
  for (let at = 0; name[at]; at += 1 + (name[at] ?? 0)) starts[labels++] = at;
  let node = root;
  while (labels > 0) {
    const next = node.below.get(labelAt(name, starts[--labels] ?? 0));
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

/** Where each label of a name begins: at most 127 labels (RFC 1035 §2.3.4). */
const starts = new Uint8Array(128);

function grow({ own, below }: Branch, inherited: readonly Rule[]): RuleNode {
  const rules = [...new Set([...inherited, ...own])];
  return {
    rules,
    below: new Map(Array.from(below, ([label, branch]) => [label, grow(branch, rules)])),
    clauses: new Map(),
  };
}

/** The labels at the end of each name that a rule can match, up to the first label with a star. */
function endsOf({ patterns, tlds }: Rule): readonly (readonly string[])[] {
  if (patterns !== null)
    return patterns.map(({ labels }) =>
      labels.slice(labels.findLastIndex((label) => label.includes('*')) + 1),
    );
  return tlds === null ? [[]] : tlds.map((tld) => tld.split('.'));
}
