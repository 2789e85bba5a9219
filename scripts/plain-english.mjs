#!/usr/bin/env node
/**
 * `npm run english`: finds words that people with English as a second language misread, in what people read: the
 * strings of src/, the texts of the console, and the docs. scripts/banned-words.json lists the words, each with words
 * to use instead. Those with `comments` are banned in comments, too. With files as arguments it checks those.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(import.meta.dirname, '..');
const banned = JSON.parse(readFileSync(path.join(import.meta.dirname, 'banned-words.json'), 'utf8')).map(
  ({ not, but, comments = false }) => ({
    but,
    comments,
    pattern: new RegExp(`(?<![\\w’-])(?:${not.replaceAll(' ', '\\s+')})(?![\\w’-])`, 'gi'),
  }),
);

/** A list of passwords, which nobody reads. */
const notRead = new Set(['src/accounts/sign-in/common-password.ts']);

const given = process.argv.slice(2);
const complaints = given.length > 0 ? given.flatMap(inFile) : everything();
for (const one of complaints) console.error(one);
process.exitCode = complaints.length === 0 ? 0 : 1;

function everything() {
  const code = [...filesBelow('src'), ...filesBelow('web/src')].filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|\/(migrations|testing)\//.test(file),
  );
  const docs = [...filesBelow('docs'), 'README.md', 'SECURITY.md', 'CONTRIBUTING.md'].filter((file) =>
    file.endsWith('.md'),
  );
  return [...code, ...docs].filter((file) => !notRead.has(file)).flatMap(inFile);
}

/** The banned words of a file, as “file:line: “word”: use …”. */
function inFile(file) {
  return bannedWordsIn(file, readFileSync(path.resolve(root, file), 'utf8'));
}

function bannedWordsIn(name, text) {
  const pieces = name.endsWith('.md') ? piecesOfMarkdown(text) : piecesOfCode(name, text);
  return pieces.flatMap(({ line, words, isComment = false }) =>
    banned.flatMap(({ pattern, but, comments }) =>
      [...(isComment && !comments ? [] : withoutCode(words).matchAll(pattern))].map(
        ({ 0: word, index }) =>
          `${name}:${line + words.slice(0, index).split('\n').length - 1}: “${word.replace(/\s+/g, ' ')}”: use ${but}`,
      ),
    ),
  );
}

function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Code in backticks names things as they are called. Its length is kept, so that lines stay right. */
function withoutCode(words) {
  return words.replace(/`[^`]*`/g, (code) => code.replace(/[^\n]/g, '.'));
}

function piecesOfMarkdown(text) {
  return [{ line: 1, words: text.replace(/^```[\s\S]*?^```/gm, (code) => code.replace(/[^\n]/g, '')) }];
}

/** The literals that hold words, and the text between JSX tags. */
function piecesOfCode(name, text) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const pieces = [];
  const add = (node, words) => {
    if (isWords(words)) pieces.push({ line: lineOf(node), words });
  };
  const lineOf = (node) =>
    source.getLineAndCharacterOfPosition(ts.isJsxText(node) ? node.pos : node.getStart(source)).line + 1;
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText(source))) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) {
      add(node, node.text);
    } else if (ts.isTemplateExpression(node)) {
      add(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...pieces, ...commentsOf(text)];
}

/** Comments that begin their line. The marks between their lines become spaces, as words may be on two lines. */
function commentsOf(text) {
  return [...text.matchAll(/^[ \t]*(?:\/\*\*?[\s\S]*?\*\/|(?:\/\/.*(?:\n[ \t]*(?=\/\/))?)+)/gm)].map(
    ({ 0: comment, index }) => ({
      line: text.slice(0, index).split('\n').length,
      words: comment.replace(/^[ \t]*(?:\*(?!\/)|\/\/)/gm, (mark) => ' '.repeat(mark.length)),
      isComment: true,
    }),
  );
}

/** Not the name of a column, a code or a value: those have no space, or are SQL. */
function isWords(words) {
  return (
    /\S\s+\S/.test(words) &&
    !/^\s*[\w.]+ as \w+\s*$/.test(words) &&
    !/\b(select|from|update|insert into|create (table|index)) \w+ ?[.(,\n]/i.test(words)
  );
}
