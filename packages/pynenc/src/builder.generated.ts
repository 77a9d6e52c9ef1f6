// Generated from data/ by scripts/generate-knowledge.mjs. Do not edit.

/** The arguments of `Pynenc(...)`, in their order. */
export const APPLICATION_PARAMETERS: readonly string[] = ["config_values","config_filepath"];

/** The four classes that belong to one store, by what their names end with. */
export const STORE_CLASSES: Readonly<Record<string, string>> = {"broker_cls":"Broker","client_data_store_cls":"ClientDataStore","state_backend_cls":"StateBackend","trigger_cls":"Trigger"};

/** The methods of `PynencBuilder` by what brings them: pynenc itself, or a plugin, by its name on PyPI. */
export const BUILDER_ROWS: Readonly<Record<string, readonly string[]>> = {
"pynenc": [
  "app_id app_id! | ",
  "argument_print_mode mode:argument_print_mode~(full|hidden|keys|truncated)! truncate_length:truncate_arguments_length[mode=truncated]=32 | mode=full:print_arguments=true mode=hidden:print_arguments=false mode=keys:print_arguments=true mode=truncated:print_arguments=true",
  "concurrency_control running_concurrency?~(arguments|disabled|keys|task) registration_concurrency?~(arguments|disabled|keys|task) | ",
  "custom_config* | ",
  "dev_mode force_sync_tasks:dev_mode_force_sync_tasks=true | ",
  "disable_client_data_store | disable_client_data_store=true",
  "dummy_runner | runner_cls=DummyRunner",
  "hide_arguments | argument_print_mode=hidden,print_arguments=false",
  "logging level:logging_level?~(critical|debug|error|info|warning) *stream:log_stream?(stderr|stdout) *colors:log_use_colors? *fmt:log_format?~(json|text) | ",
  "logging_colors use_colors:log_use_colors | ",
  "logging_format fmt:log_format~(json|text)! | ",
  "logging_level level:logging_level~(critical|debug|error|info|warning)! | ",
  "logging_stream stream:log_stream(stderr|stdout)! | ",
  "max_pending_seconds seconds:max_pending_seconds! | ",
  "mem_client_data_store min_size_to_cache=1024 local_cache_size=1024 | client_data_store_cls=MemClientDataStore",
  "mem_trigger scheduler_interval_seconds=60 enable_scheduler=true | trigger_cls=MemTrigger",
  "memory | +Mem,orchestrator_cls=MemOrchestrator",
  "multi_thread_runner min_threads=1 max_threads=1 enforce_max_processes=false | runner_cls=MultiThreadRunner",
  "persistent_process_runner num_processes=0 | runner_cls=PersistentProcessRunner",
  "process_runner | runner_cls=ProcessRunner",
  "runner_tuning runner_loop_sleep_time_sec=0.01 invocation_wait_results_sleep_time_sec=0.01 min_parallel_slots=1 | ",
  "serializer_json | serializer_cls=JsonSerializer",
  "serializer_json_pickle | serializer_cls=JsonPickleSerializer",
  "serializer_pickle | serializer_cls=PickleSerializer",
  "show_argument_keys | argument_print_mode=keys,print_arguments=true",
  "show_full_arguments | argument_print_mode=full,print_arguments=true",
  "show_truncated_arguments truncate_length:truncate_arguments_length=32 | argument_print_mode=truncated,print_arguments=true",
  "sqlite sqlite_db_path?? | +SQLite,orchestrator_cls=SQLiteOrchestrator",
  "task_control blocking_control=false queue_timeout_sec=0.1 | ",
  "thread_runner min_threads=1 max_threads=0 | runner_cls=ThreadRunner",
  "trigger_task_modules modules:trigger_task_modules! | ",
],
"pynenc-redis": [
  "redis url:redis_url?? db:redis_db? | +Redis,orchestrator_cls=RedisOrchestrator",
  "redis_client_data_store min_size_to_cache=1024 local_cache_size=1024 | client_data_store_cls=RedisClientDataStore",
  "redis_trigger scheduler_interval_seconds=60 enable_scheduler=true | trigger_cls=RedisTrigger",
],
"pynenc-mongo": [
  "mongo url:mongo_url?? db:mongo_db? host:mongo_host? port:mongo_port? username:mongo_username? password:mongo_password? auth_source:mongo_auth_source? | +Mongo,orchestrator_cls=MongoOrchestrator",
  "mongo_client_data_store min_size_to_cache=1024 local_cache_size=1024 max_size_to_cache=16777216 | client_data_store_cls=MongoClientDataStore",
  "mongo_trigger scheduler_interval_seconds=60 enable_scheduler=true | trigger_cls=MongoTrigger",
],
"pynenc-rabbitmq": [
  "rabbitmq_broker host:rabbitmq_host?? port:rabbitmq_port?? username:rabbitmq_username?? password:rabbitmq_password?? virtual_host:rabbitmq_virtual_host?? queue_prefix:rabbitmq_queue_prefix?? exchange_name:rabbitmq_exchange_name?? exchange_type:rabbitmq_exchange_type?? | broker_cls=RabbitMqBroker",
],
"pynenc-rustvello": [
  "rustvello* backend:-(mem|memory|mongo|mongo3|postgres|redis|sqlite)=mem native:-(true|false)=true | backend=mem:+RustMem backend=memory:+RustMem backend=mongo:+RustMongo backend=mongo3:+RustMongo3 backend=postgres:+RustPostgres backend=redis:+RustRedis backend=sqlite:+RustSqlite backend=mem,native=true:orchestrator_cls=RustMemNativeOrchestrator backend=mem,native=false:orchestrator_cls=RustMemOrchestrator backend=memory,native=true:orchestrator_cls=RustMemNativeOrchestrator backend=memory,native=false:orchestrator_cls=RustMemOrchestrator backend=mongo,native=true:orchestrator_cls=RustMongoNativeOrchestrator backend=mongo,native=false:orchestrator_cls=RustMongoOrchestrator backend=mongo3,native=true:orchestrator_cls=RustMongo3NativeOrchestrator backend=mongo3,native=false:orchestrator_cls=RustMongo3Orchestrator backend=postgres,native=true:orchestrator_cls=RustPostgresNativeOrchestrator backend=postgres,native=false:orchestrator_cls=RustPostgresOrchestrator backend=redis,native=true:orchestrator_cls=RustRedisNativeOrchestrator backend=redis,native=false:orchestrator_cls=RustRedisOrchestrator backend=sqlite,native=true:orchestrator_cls=RustSqliteNativeOrchestrator backend=sqlite,native=false:orchestrator_cls=RustSqliteOrchestrator",
  "rustvello_mem native:-(true|false)=true | +RustMem native=true:orchestrator_cls=RustMemNativeOrchestrator native=false:orchestrator_cls=RustMemOrchestrator",
  "rustvello_mongo* mongo_url?? mongo_db_name?? native:-(true|false)=true | +RustMongo native=true:orchestrator_cls=RustMongoNativeOrchestrator native=false:orchestrator_cls=RustMongoOrchestrator",
  "rustvello_mongo3* mongo_url?? mongo_db_name?? native:-(true|false)=true | +RustMongo3 native=true:orchestrator_cls=RustMongo3NativeOrchestrator native=false:orchestrator_cls=RustMongo3Orchestrator",
  "rustvello_postgres* postgres_url?? native:-(true|false)=true | +RustPostgres native=true:orchestrator_cls=RustPostgresNativeOrchestrator native=false:orchestrator_cls=RustPostgresOrchestrator",
  "rustvello_postgres_orchestrator* postgres_url?? native:-(true|false)=true | native=true:orchestrator_cls=RustPostgresNativeOrchestrator native=false:orchestrator_cls=RustPostgresOrchestrator",
  "rustvello_postgres_state* postgres_url?? | state_backend_cls=RustPostgresStateBackend",
  "rustvello_rabbitmq_broker* rabbitmq_url! rabbitmq_prefix?? | broker_cls=RustRabbitmqBroker",
  "rustvello_redis* redis_url?? native:-(true|false)=true | +RustRedis native=true:orchestrator_cls=RustRedisNativeOrchestrator native=false:orchestrator_cls=RustRedisOrchestrator",
  "rustvello_redis_broker* redis_url?? | broker_cls=RustRedisBroker",
  "rustvello_redis_cds* redis_url?? | client_data_store_cls=RustRedisClientDataStore",
  "rustvello_redis_orchestrator* redis_url?? native:-(true|false)=true | native=true:orchestrator_cls=RustRedisNativeOrchestrator native=false:orchestrator_cls=RustRedisOrchestrator",
  "rustvello_redis_state* redis_url?? | state_backend_cls=RustRedisStateBackend",
  "rustvello_redis_trigger* redis_url?? | trigger_cls=RustRedisTrigger",
  "rustvello_sqlite* sqlite_db_path?? native:-(true|false)=true | +RustSqlite native=true:orchestrator_cls=RustSqliteNativeOrchestrator native=false:orchestrator_cls=RustSqliteOrchestrator",
],
};
