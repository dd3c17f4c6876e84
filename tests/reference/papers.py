"""What lies beside the weights: model cards, sampling defaults, chat templates."""

import json

MEDITRON = b"""---
license: gemma
language:
- en
- fr
base_model:
- google/gemma-2-2b-it
datasets:
- epfl-llm/guidelines
tags:
- medical
- text-generation
pipeline_tag: text-generation
library_name: transformers
---

# Model card

Research only.
"""
LLAMA = b"""---
license: other
license_name: llama3.1
license_link: LICENSE
base_model: meta-llama/Llama-3.1-8B
language: en
model_name: Tiny Llama
---
"""
PHI = b"""---
license: mit
license_link: https://huggingface.co/microsoft/phi-4/resolve/main/LICENSE
language:
- en
tags: [phi, nlp]
widget:
- messages:
  - role: user
    content: "How?"
---
"""
# A card without front matter that looks like one at the end.
ODD = "# Tiny\n\nA card in prose – no front matter.\n---\n".encode()

SAMPLING = json.dumps(
    {
        "_from_model_config": True,
        "do_sample": True,
        "eos_token_id": [1, 107],
        "repetition_penalty": 1.05,
        "temperature": 0.6,
        "top_k": 20,
        "top_p": 0.9,
        "transformers_version": "4.43.0.dev0",
    },
    indent=2,
).encode()
GREEDY = b'{"do_sample": false, "temperature": null, "top_k": 64, "top_p": 0.95}'

GEMMA_TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}\n"
    "{{ '<start_of_turn>' + message['role'] + '\n' + message['content'] | trim }}"
    "{{ '<end_of_turn>\n' }}{% endfor %}\n"
    "{% if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}"
)
LLAMA3_TEMPLATE = (
    "{{- bos_token }}{%- for message in messages %}"
    "{{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' }}"
    "{{- message['content'] | trim + '<|eot_id|>' }}{%- endfor %}"
)
CHATML = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
    "{% endfor %}"
)
PHI3 = (
    "{% for m in messages %}"
    "{{ '<|' + m['role'] + '|>\n' + m['content'] + '<|end|>\n' }}"
    "{% endfor %}"
)
PHI4 = (
    "{% for m in messages %}"
    "{{ '<|im_start|>' + m['role'] + '<|im_sep|>' + m['content'] }}"
    "{% endfor %}"
)
NAMED = [
    {"name": "default", "template": "{% for m in messages %}[INST] {{ m['content'] }}{% endfor %}"},
    {"name": "tool_use", "template": "{{ tools }}"},
]
