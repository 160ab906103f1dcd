#!/bin/sh
# Builds the JupyterLite site of the lessons: lite/build.sh NOTEBOOKS OUTPUT. `make lite` calls it.
# It makes its own environment: every JupyterLab extension in the environment goes into the site.
set -eu
notebooks=$(cd "$1" && pwd)
mkdir -p "$2" && output=$(cd "$2" && pwd)
cd "$(dirname "$0")"
work=.build
rm -rf "$work" "$output"
python3 -m venv "$work/venv"
PATH="$PWD/$work/venv/bin:$PATH"
pip="pip -qq --disable-pip-version-check"
$pip install --require-hashes --requirement requirements.lock
# Only wheels for every machine: two libraries are built from source, without their compiled parts.
export RAPIDFUZZ_BUILD_EXTENSION=0 CC=false CXX=false
$pip wheel --no-deps --require-hashes --requirement wheels.lock --wheel-dir "$work/pypi" \
    --no-binary rapidfuzz,psygnal
cp "$notebooks"/*.whl "$work/pypi"
for wheel in "$work"/pypi/*.whl; do
    case $wheel in *-none-any.whl) ;; *) echo "$wheel is for one kind of machine only." && exit 1 ;; esac
done
mkdir "$work/contents"
for notebook in "$notebooks"/*.ipynb; do # JupyterLite asks for a kernel unless it has the name of its own
    sed 's/"name": "python3"/"name": "python"/' "$notebook" >"$work/contents/${notebook##*/}"
done
cp jupyter-lite.json "$work"
cd "$work" # doit notes here what is built, and would skip it the next time
jupyter lite build --contents contents --output-dir "$output" >log 2>&1 || { cat log; exit 1; }
