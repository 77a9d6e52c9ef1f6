// Generated from data/ by scripts/generate-knowledge.mjs. Do not edit.

import type { PluginCombination, StoreCombination } from "./combinations.js";

/** Every plugin's releases, and the releases of pynenc that each does not work with. */
export const PLUGIN_COMBINATIONS: readonly PluginCombination[] = [
  {"plugin":"pynenc-redis","release":"0.1.2","isInstallable":false,"refused":[]},
  {"plugin":"pynenc-redis","release":"0.1.3","refused":[{"problem":"ModuleNotFoundError: No module named 'pynenc.arg_cache'","releases":["0.1.0","0.1.1","0.2.0","0.2.1","0.2.2","0.2.3","0.2.4","0.3.0","0.3.1","0.4.0"]}]},
  {"plugin":"pynenc-redis","release":"0.1.4","refused":[{"problem":"ModuleNotFoundError: No module named 'pynenc.arg_cache'","releases":["0.1.0","0.1.1","0.2.0","0.2.1","0.2.2","0.2.3","0.2.4","0.3.0","0.3.1","0.4.0"]}]},
  {"plugin":"pynenc-redis","release":"0.1.5","refused":[{"problem":"RedisOrchestrator lacks finalize_atomic_service_execution, get_active_atomic_service_executions and 3 more","releases":["0.2.4","0.3.0","0.3.1"]},{"problem":"RedisBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-redis","release":"0.3.0","asked":">=0.3.0","refused":[{"problem":"ImportError: cannot import name 'AtomicServiceExecution' from 'pynenc.orchestrator.atomic_service'","releases":["0.1.0","0.1.1","0.2.0","0.2.1","0.2.2","0.2.3"]},{"problem":"RedisBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-mongo","release":"0.1.0","isInstallable":false,"refused":[]},
  {"plugin":"pynenc-mongo","release":"0.1.4","refused":[{"problem":"ModuleNotFoundError: No module named 'pynenc.arg_cache'","releases":["0.1.0","0.1.1","0.2.0","0.2.1","0.2.2","0.2.3","0.2.4","0.3.0","0.3.1","0.4.0"]}]},
  {"plugin":"pynenc-mongo","release":"0.1.6","isInstallable":false,"refused":[]},
  {"plugin":"pynenc-mongo","release":"0.1.7","refused":[{"problem":"MongoOrchestrator lacks finalize_atomic_service_execution, get_active_atomic_service_executions and 3 more","releases":["0.2.4","0.3.0","0.3.1"]},{"problem":"MongoBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-mongo","release":"0.3.0","asked":">=0.3.0","refused":[{"problem":"ImportError: cannot import name 'AtomicServiceExecution' from 'pynenc.orchestrator.atomic_service'","releases":["0.1.0","0.1.1","0.2.0","0.2.1","0.2.2","0.2.3"]},{"problem":"MongoBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-rabbitmq","release":"0.1.0","isInstallable":false,"refused":[]},
  {"plugin":"pynenc-rabbitmq","release":"0.1.4","refused":[{"problem":"RabbitMqBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-rabbitmq","release":"0.1.6","asked":">=0.1.0","refused":[{"problem":"RabbitMqBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-rustvello","release":"0.1.2","with":{"rustvello":"0.1.6"},"refused":[{"problem":"_RustvelloOrchestrator lacks finalize_atomic_service_execution, get_active_atomic_service_executions and 3 more","releases":["0.2.4","0.3.0","0.3.1"]},{"problem":"_RustvelloBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-rustvello","release":"0.1.2","with":{"rustvello":"0.4.0"},"refused":[{"problem":"_RustvelloOrchestrator lacks finalize_atomic_service_execution, get_active_atomic_service_executions and 3 more","releases":["0.2.4","0.3.0","0.3.1"]},{"problem":"_RustvelloBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-rustvello","release":"0.1.2","with":{"rustvello":"0.9.1"},"refused":[{"problem":"ValueError: unknown variant ``, expected one of `Rust`, `rust`, `unknown`, `Python`, `python` at line 1 column 88","releases":["0.1.0","0.1.1","0.2.0","0.2.1","0.2.2","0.2.3"]},{"problem":"_RustvelloOrchestrator lacks finalize_atomic_service_execution, get_active_atomic_service_executions and 3 more","releases":["0.2.4","0.3.0","0.3.1"]},{"problem":"_RustvelloBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-rustvello","release":"0.1.3","with":{"rustvello":"0.1.6"},"asked":">=0.2.0","refused":[{"problem":"_RustvelloOrchestrator lacks finalize_atomic_service_execution, get_active_atomic_service_executions and 3 more","releases":["0.2.4","0.3.0","0.3.1"]},{"problem":"_RustvelloBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-rustvello","release":"0.1.3","with":{"rustvello":"0.4.0"},"asked":">=0.2.0","refused":[{"problem":"_RustvelloOrchestrator lacks finalize_atomic_service_execution, get_active_atomic_service_executions and 3 more","releases":["0.2.4","0.3.0","0.3.1"]},{"problem":"_RustvelloBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
  {"plugin":"pynenc-rustvello","release":"0.1.3","with":{"rustvello":"0.9.1"},"asked":">=0.2.0","refused":[{"problem":"ValueError: unknown variant ``, expected one of `Rust`, `rust`, `unknown`, `Python`, `python` at line 1 column 88","releases":["0.1.0","0.1.1","0.2.0","0.2.1","0.2.2","0.2.3"]},{"problem":"_RustvelloOrchestrator lacks finalize_atomic_service_execution, get_active_atomic_service_executions and 3 more","releases":["0.2.4","0.3.0","0.3.1"]},{"problem":"_RustvelloBroker lacks _route_invocation, _route_invocations","releases":["0.4.0"]}]},
];

/** For each release, the releases whose SQLite store stops it, and how. */
export const STORE_COMBINATIONS: readonly StoreCombination[] = [
  {"usedBy":"0.1.0","refused":[]},
  {"usedBy":"0.1.1","refused":[{"problem":"OperationalError: no such column: last_service_start","releases":["0.2.4","0.3.0","0.3.1","0.4.0"]}]},
  {"usedBy":"0.2.0","refused":[{"problem":"OperationalError: no such column: last_service_start","releases":["0.2.4","0.3.0","0.3.1","0.4.0"]}]},
  {"usedBy":"0.2.1","refused":[{"problem":"OperationalError: no such column: last_service_start","releases":["0.2.4","0.3.0","0.3.1","0.4.0"]}]},
  {"usedBy":"0.2.2","refused":[{"problem":"OperationalError: no such column: last_service_start","releases":["0.2.4","0.3.0","0.3.1","0.4.0"]}]},
  {"usedBy":"0.2.3","refused":[{"problem":"OperationalError: no such column: last_service_start","releases":["0.2.4","0.3.0","0.3.1","0.4.0"]}]},
  {"usedBy":"0.2.4","refused":[{"problem":"IntegrityError: NOT NULL constraint failed: broker_message_queue.queue_name","releases":["0.4.0"]}]},
  {"usedBy":"0.3.0","refused":[{"problem":"OperationalError: no such column: parent_event_id","releases":["0.1.1","0.2.0","0.2.1","0.2.2","0.2.3"]},{"problem":"IntegrityError: NOT NULL constraint failed: state_backend_invocations.workflow_id","releases":["0.2.4"]},{"problem":"IntegrityError: NOT NULL constraint failed: broker_message_queue.queue_name","releases":["0.4.0"]}]},
  {"usedBy":"0.3.1","refused":[{"problem":"OperationalError: no such column: parent_event_id","releases":["0.1.1","0.2.0","0.2.1","0.2.2","0.2.3"]},{"problem":"IntegrityError: NOT NULL constraint failed: state_backend_invocations.workflow_id","releases":["0.2.4"]},{"problem":"IntegrityError: NOT NULL constraint failed: broker_message_queue.queue_name","releases":["0.4.0"]}]},
  {"usedBy":"0.4.0","refused":[{"problem":"OperationalError: table orchestrator_runner_heartbeats has no column named consumed_queues","releases":["0.1.1","0.2.0","0.2.1","0.2.2","0.2.3","0.2.4","0.3.0","0.3.1"]}]},
];
