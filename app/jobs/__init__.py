"""One-shot children: each does one job, reports, and exits."""
