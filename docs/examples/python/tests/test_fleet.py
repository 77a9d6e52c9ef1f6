from slotwise.pytest_plugin import FleetOf


def test_there_is_room_for_two_more_runners(fleet: FleetOf) -> None:
    assert fleet(runners=6).safe


def test_executions_of_a_minute_do_not_overlap(fleet: FleetOf) -> None:
    promises = fleet(service_duration="1min").promises
    assert promises["executions-disjoint"] == "holds"
