"""What Vulkan's own loader says of a device and ggml does not: driver, and whether it is software.

Layouts: vulkan_core.h of Vulkan 1.2 (`VkInstanceCreateInfo`, `VkPhysicalDeviceProperties2`,
`VkPhysicalDeviceDriverProperties`). The library is the one that ggml's backend has loaded already.
"""

import ctypes
import logging
import sys
from dataclasses import dataclass
from typing import Any

LIBRARIES = {"win32": "vulkan-1.dll", "darwin": "libvulkan.1.dylib"}
VERSION_1_2 = 1 << 22 | 2 << 12  # VK_API_VERSION_1_2; VkPhysicalDeviceDriverProperties is of it
# VkStructureType of the three structures that say what they are.
APPLICATION, INSTANCE, PROPERTIES, DRIVER = 0, 1, 1000059001, 1000196000
SOFTWARE = 4  # VkPhysicalDeviceType VK_PHYSICAL_DEVICE_TYPE_CPU
NAME_BYTES = 256  # VK_MAX_DRIVER_NAME_SIZE and the like

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Device:
    """One device: its name, its driver's name and version, and whether it is a program."""

    name: str
    driver: str
    is_software: bool


class _Application(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_uint32),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("version", ctypes.c_uint32),
        ("engine", ctypes.c_char_p),
        ("engine_version", ctypes.c_uint32),
        ("api_version", ctypes.c_uint32),
    )


class _Instance(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_uint32),
        ("next", ctypes.c_void_p),
        ("flags", ctypes.c_uint32),
        ("application", ctypes.POINTER(_Application)),
        ("layer_count", ctypes.c_uint32),
        ("layers", ctypes.c_void_p),
        ("extension_count", ctypes.c_uint32),
        ("extensions", ctypes.c_void_p),
    )


class _Driver(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_uint32),
        ("next", ctypes.c_void_p),
        ("id", ctypes.c_uint32),
        ("name", ctypes.c_char * NAME_BYTES),
        ("info", ctypes.c_char * NAME_BYTES),
        ("conformance", ctypes.c_uint8 * 4),
    )


class _Properties(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_uint32),
        ("next", ctypes.c_void_p),
        ("api_version", ctypes.c_uint32),
        ("driver_version", ctypes.c_uint32),
        ("vendor", ctypes.c_uint32),
        ("device", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("name", ctypes.c_char * NAME_BYTES),
        ("rest", ctypes.c_uint64 * 128),  # cache id, limits and sparse properties: 544 bytes
    )


def devices() -> tuple[Device, ...]:
    """Return every device the loader knows; () without a loader, or if it refuses."""
    try:
        library = ctypes.CDLL(LIBRARIES.get(sys.platform, "libvulkan.so.1"))
        return _devices(library)
    except (OSError, AttributeError) as error:
        _log.info("no Vulkan loader: %s", error)
        return ()


def _devices(library: Any) -> tuple[Device, ...]:
    application = _Application(APPLICATION, None, b"casebook", 1, None, 0, VERSION_1_2)
    wanted = _Instance(INSTANCE, None, 0, ctypes.pointer(application), 0, None, 0, None)
    instance = ctypes.c_void_p()
    if library.vkCreateInstance(ctypes.byref(wanted), None, ctypes.byref(instance)):
        return ()
    try:
        count = ctypes.c_uint32()
        library.vkEnumeratePhysicalDevices(instance, ctypes.byref(count), None)
        handles = (ctypes.c_void_p * count.value)()
        library.vkEnumeratePhysicalDevices(instance, ctypes.byref(count), handles)
        return tuple(_device(library, handle) for handle in handles[: count.value])
    finally:
        library.vkDestroyInstance(instance, None)


def _device(library: Any, handle: int | None) -> Device:
    driver = _Driver(DRIVER)
    found = _Properties(PROPERTIES, ctypes.cast(ctypes.pointer(driver), ctypes.c_void_p))
    library.vkGetPhysicalDeviceProperties2(ctypes.c_void_p(handle), ctypes.byref(found))
    return Device(
        name=_text(found.name),
        driver=f"{_text(driver.name)} {_text(driver.info)}".strip(),
        is_software=found.type == SOFTWARE,
    )


def _text(raw: bytes) -> str:
    return " ".join(raw.decode("utf-8", "replace").split())
