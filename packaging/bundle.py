"""What the .app of macOS says of itself: its Info.plist, from the one version.

Keys: Apple's *Information Property List*. GGUF has no identifier that Apple knows, so it gets one
of ours. A field pack is told by the whole name of its list, `casebook-pack.json`, which macOS and
Windows cannot tell from any other .json: there it is opened from the window.
"""

import platform
from typing import Any

from version_resource import numbers

NAME = "Casebook.app"
# PySide6's wheels ask for macOS 13, on either processor.
OLDEST_MACOS = "13.0"
GGUF = "org.casebook.gguf"


def info(version: str, identifier: str) -> dict[str, Any]:
    """Return what PyInstaller's `BUNDLE(info_plist=…)` adds to its own."""
    short = ".".join(str(one) for one in numbers(version)[:3])
    return {
        "CFBundleName": "Casebook",
        "CFBundleDisplayName": "Casebook",
        "CFBundleIdentifier": identifier,
        "CFBundleShortVersionString": short,
        "CFBundleVersion": short,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "fr", "ar"],
        "LSApplicationCategoryType": "public.app-category.medical",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "Apache-2.0",
        "NSRequiresAquaSystemAppearance": False,  # the dark appearance, too
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Language model file",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",  # others may keep what they opened before
                "LSItemContentTypes": [GGUF],
            }
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": GGUF,
                "UTTypeDescription": "Language model file",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["gguf"]},
            }
        ],
    }


def processor() -> str:
    """Return the name of this processor as file names have it: "arm64" or "x86_64"."""
    machine = platform.machine().lower()
    return {"amd64": "x86_64", "aarch64": "arm64"}.get(machine, machine)
