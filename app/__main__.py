"""Chooses a role and imports only that role."""

import sys


def main() -> int:
    """Run `worker [...]` or `job` as a child, anything else as the command line."""
    if sys.argv[1:2] == ["worker"]:
        from app.worker.main import main as worker

        return worker(sys.argv[2:])
    if sys.argv[1:2] == ["job"]:
        from app.jobs.main import main as job

        return job()
    from app.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
