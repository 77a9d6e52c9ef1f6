// Does what two widespread extensions do, which cannot be had here: writes each line's problem behind the line, and who
// wrote the line behind the one that the cursor is in.
const vscode = require("vscode");

exports.activate = ({ subscriptions }) => {
  // Some extension has the first; only that one's texts stand before everybody's.
  vscode.window.createTextEditorDecorationType({});
  const problems = vscode.window.createTextEditorDecorationType({ isWholeLine: true });
  const authors = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
  });
  const write = () => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const found = vscode.languages.getDiagnostics(editor.document.uri);
    const firsts = new Map(found.toReversed().map((problem) => [problem.range.start.line, problem]));
    editor.setDecorations(
      problems,
      [...firsts.values()].map(({ range, message }) => ({
        range: editor.document.lineAt(range.start.line).range,
        renderOptions: { after: { contentText: message.slice(0, 40), color: "#c00", margin: "0 0 0 4ch" } },
      })),
    );
    const end = editor.document.lineAt(editor.selection.active.line).range.end;
    const after = { contentText: "You, two days ago", color: "#888", margin: "0 0 0 3em" };
    editor.setDecorations(authors, [{ range: new vscode.Range(end, end), renderOptions: { after } }]);
  };
  subscriptions.push(
    vscode.languages.onDidChangeDiagnostics(write),
    vscode.window.onDidChangeTextEditorSelection(write),
    vscode.window.onDidChangeActiveTextEditor(write),
  );
  write();
};
