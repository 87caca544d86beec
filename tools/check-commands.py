"""Reads the commands of test/fixtures/ways-back/undo.yaml as the AWS CLI would, and holds their
parameters against the services' models. Nothing is sent. Needs a Python with awscli (version 1)."""

import contextlib
import io
import os
import shlex
import sys

from awscli.clidriver import create_clidriver  # First: it may bring botocore with it.

import botocore.client
import yaml
from botocore.validate import ParamValidator

os.environ.update(AWS_ACCESS_KEY_ID="AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY="example")
os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull)


class Read(Exception):
    """The command was read whole; `wrong` says what its model does not allow."""

    def __init__(self, wrong):
        super().__init__(wrong)
        self.wrong = wrong


def values_not_listed(shape, value, path):
    """Values of enumerations that the model does not list."""
    if shape.type_name == "string" and shape.enum and value not in shape.enum:
        yield f"{path} is {value}, not one of {', '.join(shape.enum)}"
    if shape.type_name == "structure":
        for name, inner in value.items():
            yield from values_not_listed(shape.members[name], inner, f"{path}.{name}")
    if shape.type_name == "list":
        for inner in value:
            yield from values_not_listed(shape.member, inner, f"{path}[]")


def instead_of_sending(client, operation, parameters):
    shape = client.meta.service_model.operation_model(operation).input_shape
    if shape is None:
        raise Read("")
    report = ParamValidator().validate(parameters, shape)
    listed = values_not_listed(shape, parameters, operation)
    raise Read(report.generate_report() if report.has_errors() else "; ".join(listed))


def problem_of(command):
    said = io.StringIO()
    driver = create_clidriver()
    # What ends a command is caught and told by the driver itself, so the answer is taken on the way.
    answers = []

    def call(client, operation, parameters):
        try:
            instead_of_sending(client, operation, parameters)
        except Read as read:
            answers.append(read.wrong)
        raise SystemExit(0)

    botocore.client.BaseClient._make_api_call = call
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        with contextlib.suppress(SystemExit):
            driver.main([*shlex.split(command), "--region", "eu-central-1"])
    return answers[0] if answers else said.getvalue().strip() or "it was not read to its end"


def main():
    with open("test/fixtures/ways-back/undo.yaml", encoding="utf8") as file:
        commands = [command for row in yaml.safe_load(file) for command in row["undo"]]
    problems = [(command, problem) for command in commands if (problem := problem_of(command))]
    for command, problem in problems:
        print(f"{command}\n  {problem}")
    print(f"{len(commands) - len(problems)} of {len(commands)} commands are right")
    return 1 if problems or not commands else 0


sys.exit(main())
