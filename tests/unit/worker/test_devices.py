from app.worker import devices, native


def test_a_processor_lacks_what_the_build_wants_and_it_has_not() -> None:
    built_with = ("SSE3", "AVX2", "AVX512", "REPACK", "AVX512_VNNI")
    assert devices.missing_instructions(built_with, frozenset({"sse3", "avx2"})) == ("AVX512",)
    assert devices.missing_instructions(built_with, frozenset()) == ()


def test_this_computer_can_run_this_build() -> None:
    devices.check_processor()
    found = devices.devices(3)
    assert found.id == 3
    assert found.features
    assert found.variant in found.variants
    assert devices.simd() in found.features
    assert found.engine == native.VERSION
    assert found.llama_commit.isalnum()
