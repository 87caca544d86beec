"""MiniStack as the end-to-end tests need it; what is changed and why is in docs/e2e.md."""

import json

import ministack.app
from ministack.core import responses
from ministack.services import eventbridge, lambda_svc
from ministack.services.cloudformation import provisioners

alarm_record = provisioners._cw_metric_alarm_record


def with_metric_math(name, props):
    """Alarms over expressions are kept like others, and like others never evaluated."""
    if not props.get("Metrics"):
        return alarm_record(name, props)
    plain = {key: value for key, value in props.items() if key != "Metrics"}
    return alarm_record(name, {**plain, "Namespace": "MetricMath", "MetricName": name})


provisioners._cw_metric_alarm_record = with_metric_math
# CloudTrail may put events of `aws.*` on the bus; here the test stands for it.
eventbridge._put_events.__defaults__ = (True,)
# Its stream poller knows no partial failures and no end of retries; the test brings one that does.
lambda_svc._poll_dynamodb_streams = lambda: False
to_bus_here = eventbridge._dispatch_to_event_bus


def to_any_bus(spec, event, rule, event_path, target_input_payload=None):
    """A bus of another region gets the event as it is; the emulator drops it."""
    if spec.region == responses.get_region():
        to_bus_here(spec, event, rule, event_path, target_input_payload)
        return
    here = responses._request_region.set(spec.region)
    try:
        eventbridge._dispatch_event({**event, "EventBusName": spec.resource.split("/", 1)[1]})
    finally:
        responses._request_region.reset(here)


eventbridge._dispatch_to_event_bus = to_any_bus


def asynchronously(arn, payload):
    """A rule hands over like any asynchronous caller: with retries and a destination of failures."""
    function, config, _ = lambda_svc._get_func_record_for_ref(arn)
    record = lambda_svc._execution_record_for_config(function, config)
    lambda_svc.invoke_async_with_retry(record, json.loads(payload))


eventbridge._dispatch_to_lambda = asynchronously

ministack.app.main()
