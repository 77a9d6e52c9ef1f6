"""Gives pictures a palette: what an editor downloads is a third of it, and looks the same.

`python3 -m pip install pillow`, then `python3 test/editor/reduce-pictures.py` behind `take-pictures.ts`.
"""

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]

for path in sorted((ROOT / "extension" / "media").glob("*.png")):
    if path.stem == "icon":
        continue
    picture = Image.open(path).convert("RGB")
    # As few colours as nobody misses.
    picture.quantize(64, method=Image.Quantize.MEDIANCUT, kmeans=8, dither=Image.Dither.NONE).save(path, optimize=True)

for name in ("in-the-line", "panel"):
    path = ROOT / "extension" / "media" / f"{name}.png"
    (ROOT / "docs" / "images" / f"vscode-{name}.png").write_bytes(path.read_bytes())

for name in ("vscode-audit", "playground-sent", "playground-answer", "site-lesson"):
    path = ROOT / "docs" / "images" / f"{name}.png"
    Image.open(path).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
