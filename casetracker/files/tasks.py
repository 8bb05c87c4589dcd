"""What is done with a file in the background."""

from django_tasks import task

from casetracker.files.extract import extract


@task
def read_file(pk: int) -> None:
    """Read the text of a file that was uploaded; again from the start, where a worker was killed."""
    extract(pk)
