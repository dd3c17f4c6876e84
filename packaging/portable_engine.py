"""Builds the portable engine into this environment: every processor's library, and Vulkan's.

Run by `make engine-portable` with the Python of `.venv-portable`. Vulkan is part of it where what
its backend is compiled with is there; what is left out is said, with the reason and what to do.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PORTABLE = "-DGGML_NATIVE=OFF -DGGML_BACKEND_DL=ON -DGGML_CPU_ALL_VARIANTS=ON -DLLAVA_BUILD=OFF"
# llama.cpp uses `vk::LayerSettingEXT`, which headers 1.3.239 (Debian 12) do not have.
LEAST_VULKAN = (1, 4)
VERSION = re.compile(r"VK_HEADER_VERSION_COMPLETE VK_MAKE_API_VERSION\(0, (\d+), (\d+),")
HEADERS = Path("/usr/include")
LIBRARIES = ("/usr/lib/*/libvulkan.so", "/usr/lib*/libvulkan.so", "/usr/local/lib/libvulkan.so")
INSTALL = "Debian, Ubuntu: apt install"


class MissingError(Exception):
    """Why Vulkan is left out, and what to do."""


def main() -> int:
    """Compile, unless exactly this was compiled here before; say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vulkan", choices=("auto", "off"), default="auto")
    parser.add_argument("--vulkan-headers", type=Path, default=HEADERS, metavar="DIR")
    chosen = parser.parse_args()
    arguments = PORTABLE
    if chosen.vulkan == "off":
        print("Without Vulkan, as you said: this engine knows no graphics processor.")
    else:
        try:
            arguments = f"{PORTABLE} {vulkan(chosen.vulkan_headers.absolute())}"
        except MissingError as missing:
            print(f"Vulkan is left out, so this engine knows no graphics processor: {missing}")
    return build(arguments)


def vulkan(headers: Path) -> str:
    """Return cmake's arguments for the Vulkan backend.

    Raises:
        MissingError: a tool, header or library that it is compiled with is not here.
    """
    version = header_version(headers)
    if version is None:
        raise MissingError(
            f"there is no vulkan/vulkan_core.h in {headers}. {INSTALL} libvulkan-dev"
        )
    if version < LEAST_VULKAN:
        raise MissingError(
            f"the headers in {headers} are of Vulkan {version[0]}.{version[1]}, llama.cpp needs "
            "1.4. `make engine-portable VULKAN_HEADERS=DIR` takes newer ones (the include folder "
            "of Vulkan-Headers and SPIRV-Headers, nothing else of them is needed)"
        )
    if shutil.which("glslc") is None:
        raise MissingError(f"the compiler of shaders is missing. {INSTALL} glslc")
    prefix = headers.parent
    roots = (prefix, Path("/usr"), Path("/usr/local"))
    if not any((root / "share/cmake/SPIRV-Headers").is_dir() for root in roots):
        raise MissingError(f"the headers of SPIR-V are missing. {INSTALL} spirv-headers")
    library = next((one for glob in LIBRARIES for one in Path("/").glob(glob[1:])), None)
    if library is None:
        raise MissingError(f"Vulkan's loader is missing. {INSTALL} libvulkan-dev")
    return (
        f"-DGGML_VULKAN=ON -DVulkan_INCLUDE_DIR={headers} -DVulkan_LIBRARY={library} "
        f"-DCMAKE_PREFIX_PATH={prefix}"
    )


def header_version(headers: Path) -> tuple[int, int] | None:
    """Return major and minor version of Vulkan's headers in a folder, `None` without any."""
    try:
        text = (headers / "vulkan" / "vulkan_core.h").read_text("utf-8", "replace")
    except OSError:
        return None
    found = VERSION.search(text)
    return (int(found[1]), int(found[2])) if found else None


def build(arguments: str) -> int:
    """Install llama-cpp-python, compiled with these arguments; return pip's exit status."""
    pin = next(
        line.strip()
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if line.startswith("llama_cpp_python==")
    )
    made, wanted = Path(sys.prefix) / "engine", f"{pin} {arguments}\n"
    if made.is_file() and made.read_text() == wanted:
        return 0
    print("Compiling llama.cpp for every processor; this takes about ten minutes,", flush=True)
    print("with Vulkan about half an hour.", flush=True)
    made.unlink(missing_ok=True)
    # No cache: what pip keeps is a build for this processor, under the same name.
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-cache-dir"]
    command += ["--force-reinstall", "--no-deps", "--no-binary", "llama-cpp-python", pin]
    status = subprocess.run(
        command, env={**os.environ, "CMAKE_ARGS": arguments}, check=False
    ).returncode
    if status == 0:
        made.write_text(wanted)
    return status


if __name__ == "__main__":
    sys.exit(main())
