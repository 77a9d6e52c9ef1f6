// Generated from data/ by scripts/generate-knowledge.mjs. Do not edit.

import type { ShortMethod } from "./builder-method.js";

/** The arguments of `Pynenc(...)`, in their order. */
export const APPLICATION_PARAMETERS: readonly string[] = ["config_values","config_filepath"];

/** The four classes that belong to one store, by what their names end with. */
export const STORE_CLASSES: Readonly<Record<string, string>> = {"broker_cls":"Broker","client_data_store_cls":"ClientDataStore","state_backend_cls":"StateBackend","trigger_cls":"Trigger"};

/** The methods of `PynencBuilder` by what brings them: pynenc itself, or a plugin, by its name on PyPI. */
export const BUILDER_METHODS: Readonly<Record<string, readonly ShortMethod[]>> = {
"pynenc": [
  {"name":"app_id","parameters":[{"name":"app_id","isRequired":true}]},
  {"name":"argument_print_mode","parameters":[{"name":"mode","words":["full","hidden","keys","truncated"],"anyCase":true,"isRequired":true,"key":"argument_print_mode"},{"name":"truncate_length","only":{"mode":["truncated"]},"default":32,"key":"truncate_arguments_length"}],"sets":[{"when":{"mode":"full"},"values":{"print_arguments":true}},{"when":{"mode":"hidden"},"values":{"print_arguments":false}},{"when":{"mode":"keys"},"values":{"print_arguments":true}},{"when":{"mode":"truncated"},"values":{"print_arguments":true}}]},
  {"name":"concurrency_control","parameters":[{"name":"running_concurrency","words":["arguments","disabled","keys","task"],"anyCase":true,"without":"none"},{"name":"registration_concurrency","words":["arguments","disabled","keys","task"],"anyCase":true,"without":"none"}]},
  {"name":"custom_config","takesAny":true},
  {"name":"dev_mode","parameters":[{"name":"force_sync_tasks","default":true,"key":"dev_mode_force_sync_tasks"}]},
  {"name":"disable_client_data_store","sets":[{"values":{"disable_client_data_store":true}}]},
  {"name":"dummy_runner","sets":[{"values":{"runner_cls":"DummyRunner"}}]},
  {"name":"hide_arguments","sets":[{"values":{"argument_print_mode":"hidden","print_arguments":false}}]},
  {"name":"logging","parameters":[{"name":"level","words":["critical","debug","error","info","warning"],"anyCase":true,"without":"none","key":"logging_level"},{"name":"stream","isKeyword":true,"words":["stderr","stdout"],"without":"none","key":"log_stream"},{"name":"colors","isKeyword":true,"without":"none","key":"log_use_colors"},{"name":"fmt","isKeyword":true,"words":["json","text"],"anyCase":true,"without":"none","key":"log_format"}]},
  {"name":"logging_colors","parameters":[{"name":"use_colors","key":"log_use_colors"}]},
  {"name":"logging_format","parameters":[{"name":"fmt","words":["json","text"],"anyCase":true,"isRequired":true,"key":"log_format"}]},
  {"name":"logging_level","parameters":[{"name":"level","words":["critical","debug","error","info","warning"],"anyCase":true,"isRequired":true,"key":"logging_level"}]},
  {"name":"logging_stream","parameters":[{"name":"stream","words":["stderr","stdout"],"isRequired":true,"key":"log_stream"}]},
  {"name":"max_pending_seconds","parameters":[{"name":"seconds","isRequired":true,"key":"max_pending_seconds"}]},
  {"name":"mem_client_data_store","parameters":[{"name":"min_size_to_cache","default":1024},{"name":"local_cache_size","default":1024}],"sets":[{"values":{"client_data_store_cls":"MemClientDataStore"}}]},
  {"name":"mem_trigger","parameters":[{"name":"scheduler_interval_seconds","default":60},{"name":"enable_scheduler","default":true}],"sets":[{"values":{"trigger_cls":"MemTrigger"}}]},
  {"name":"memory","sets":[{"store":"Mem","values":{"orchestrator_cls":"MemOrchestrator"}}]},
  {"name":"multi_thread_runner","parameters":[{"name":"min_threads","default":1},{"name":"max_threads","default":1},{"name":"enforce_max_processes","default":false}],"sets":[{"values":{"runner_cls":"MultiThreadRunner"}}]},
  {"name":"persistent_process_runner","parameters":[{"name":"num_processes","default":0}],"sets":[{"values":{"runner_cls":"PersistentProcessRunner"}}]},
  {"name":"process_runner","sets":[{"values":{"runner_cls":"ProcessRunner"}}]},
  {"name":"runner_tuning","parameters":[{"name":"runner_loop_sleep_time_sec","default":0.01},{"name":"invocation_wait_results_sleep_time_sec","default":0.01},{"name":"min_parallel_slots","default":1}]},
  {"name":"serializer_json","sets":[{"values":{"serializer_cls":"JsonSerializer"}}]},
  {"name":"serializer_json_pickle","sets":[{"values":{"serializer_cls":"JsonPickleSerializer"}}]},
  {"name":"serializer_pickle","sets":[{"values":{"serializer_cls":"PickleSerializer"}}]},
  {"name":"show_argument_keys","sets":[{"values":{"argument_print_mode":"keys","print_arguments":true}}]},
  {"name":"show_full_arguments","sets":[{"values":{"argument_print_mode":"full","print_arguments":true}}]},
  {"name":"show_truncated_arguments","parameters":[{"name":"truncate_length","default":32,"key":"truncate_arguments_length"}],"sets":[{"values":{"argument_print_mode":"truncated","print_arguments":true}}]},
  {"name":"sqlite","parameters":[{"name":"sqlite_db_path","without":"falsy"}],"sets":[{"store":"SQLite","values":{"orchestrator_cls":"SQLiteOrchestrator"}}]},
  {"name":"task_control","parameters":[{"name":"blocking_control","default":false},{"name":"queue_timeout_sec","default":0.1}]},
  {"name":"thread_runner","parameters":[{"name":"min_threads","default":1},{"name":"max_threads","default":0}],"sets":[{"values":{"runner_cls":"ThreadRunner"}}]},
  {"name":"trigger_task_modules","parameters":[{"name":"modules","isRequired":true,"key":"trigger_task_modules"}]},
],
"pynenc-redis": [
  {"name":"redis","parameters":[{"name":"url","without":"falsy","key":"redis_url"},{"name":"db","without":"none","key":"redis_db"}],"sets":[{"store":"Redis","values":{"orchestrator_cls":"RedisOrchestrator"}}]},
  {"name":"redis_client_data_store","parameters":[{"name":"min_size_to_cache","default":1024},{"name":"local_cache_size","default":1024}],"sets":[{"values":{"client_data_store_cls":"RedisClientDataStore"}}]},
  {"name":"redis_trigger","parameters":[{"name":"scheduler_interval_seconds","default":60},{"name":"enable_scheduler","default":true}],"sets":[{"values":{"trigger_cls":"RedisTrigger"}}]},
],
"pynenc-mongo": [
  {"name":"mongo","parameters":[{"name":"url","without":"falsy","key":"mongo_url"},{"name":"db","without":"none","key":"mongo_db"},{"name":"host","without":"none","key":"mongo_host"},{"name":"port","without":"none","key":"mongo_port"},{"name":"username","without":"none","key":"mongo_username"},{"name":"password","without":"none","key":"mongo_password"},{"name":"auth_source","without":"none","key":"mongo_auth_source"}],"sets":[{"store":"Mongo","values":{"orchestrator_cls":"MongoOrchestrator"}}]},
  {"name":"mongo_client_data_store","parameters":[{"name":"min_size_to_cache","default":1024},{"name":"local_cache_size","default":1024},{"name":"max_size_to_cache","default":16777216}],"sets":[{"values":{"client_data_store_cls":"MongoClientDataStore"}}]},
  {"name":"mongo_trigger","parameters":[{"name":"scheduler_interval_seconds","default":60},{"name":"enable_scheduler","default":true}],"sets":[{"values":{"trigger_cls":"MongoTrigger"}}]},
],
"pynenc-rabbitmq": [
  {"name":"rabbitmq_broker","parameters":[{"name":"host","without":"falsy","key":"rabbitmq_host"},{"name":"port","without":"falsy","key":"rabbitmq_port"},{"name":"username","without":"falsy","key":"rabbitmq_username"},{"name":"password","without":"falsy","key":"rabbitmq_password"},{"name":"virtual_host","without":"falsy","key":"rabbitmq_virtual_host"},{"name":"queue_prefix","without":"falsy","key":"rabbitmq_queue_prefix"},{"name":"exchange_name","without":"falsy","key":"rabbitmq_exchange_name"},{"name":"exchange_type","without":"falsy","key":"rabbitmq_exchange_type"}],"sets":[{"values":{"broker_cls":"RabbitMqBroker"}}]},
],
"pynenc-rustvello": [
  {"name":"rustvello","takesAny":true,"parameters":[{"name":"backend","words":["mem","memory","mongo","mongo3","postgres","redis","sqlite"],"default":"mem","isChoice":true},{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"when":{"backend":"mem"},"store":"RustMem"},{"when":{"backend":"memory"},"store":"RustMem"},{"when":{"backend":"mongo"},"store":"RustMongo"},{"when":{"backend":"mongo3"},"store":"RustMongo3"},{"when":{"backend":"postgres"},"store":"RustPostgres"},{"when":{"backend":"redis"},"store":"RustRedis"},{"when":{"backend":"sqlite"},"store":"RustSqlite"},{"when":{"backend":"mem","native":true},"values":{"orchestrator_cls":"RustMemNativeOrchestrator"}},{"when":{"backend":"mem","native":false},"values":{"orchestrator_cls":"RustMemOrchestrator"}},{"when":{"backend":"memory","native":true},"values":{"orchestrator_cls":"RustMemNativeOrchestrator"}},{"when":{"backend":"memory","native":false},"values":{"orchestrator_cls":"RustMemOrchestrator"}},{"when":{"backend":"mongo","native":true},"values":{"orchestrator_cls":"RustMongoNativeOrchestrator"}},{"when":{"backend":"mongo","native":false},"values":{"orchestrator_cls":"RustMongoOrchestrator"}},{"when":{"backend":"mongo3","native":true},"values":{"orchestrator_cls":"RustMongo3NativeOrchestrator"}},{"when":{"backend":"mongo3","native":false},"values":{"orchestrator_cls":"RustMongo3Orchestrator"}},{"when":{"backend":"postgres","native":true},"values":{"orchestrator_cls":"RustPostgresNativeOrchestrator"}},{"when":{"backend":"postgres","native":false},"values":{"orchestrator_cls":"RustPostgresOrchestrator"}},{"when":{"backend":"redis","native":true},"values":{"orchestrator_cls":"RustRedisNativeOrchestrator"}},{"when":{"backend":"redis","native":false},"values":{"orchestrator_cls":"RustRedisOrchestrator"}},{"when":{"backend":"sqlite","native":true},"values":{"orchestrator_cls":"RustSqliteNativeOrchestrator"}},{"when":{"backend":"sqlite","native":false},"values":{"orchestrator_cls":"RustSqliteOrchestrator"}}]},
  {"name":"rustvello_mem","parameters":[{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"store":"RustMem"},{"when":{"native":true},"values":{"orchestrator_cls":"RustMemNativeOrchestrator"}},{"when":{"native":false},"values":{"orchestrator_cls":"RustMemOrchestrator"}}]},
  {"name":"rustvello_mongo","takesAny":true,"parameters":[{"name":"mongo_url","without":"falsy"},{"name":"mongo_db_name","without":"falsy"},{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"store":"RustMongo"},{"when":{"native":true},"values":{"orchestrator_cls":"RustMongoNativeOrchestrator"}},{"when":{"native":false},"values":{"orchestrator_cls":"RustMongoOrchestrator"}}]},
  {"name":"rustvello_mongo3","takesAny":true,"parameters":[{"name":"mongo_url","without":"falsy"},{"name":"mongo_db_name","without":"falsy"},{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"store":"RustMongo3"},{"when":{"native":true},"values":{"orchestrator_cls":"RustMongo3NativeOrchestrator"}},{"when":{"native":false},"values":{"orchestrator_cls":"RustMongo3Orchestrator"}}]},
  {"name":"rustvello_postgres","takesAny":true,"parameters":[{"name":"postgres_url","without":"falsy"},{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"store":"RustPostgres"},{"when":{"native":true},"values":{"orchestrator_cls":"RustPostgresNativeOrchestrator"}},{"when":{"native":false},"values":{"orchestrator_cls":"RustPostgresOrchestrator"}}]},
  {"name":"rustvello_postgres_orchestrator","takesAny":true,"parameters":[{"name":"postgres_url","without":"falsy"},{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"when":{"native":true},"values":{"orchestrator_cls":"RustPostgresNativeOrchestrator"}},{"when":{"native":false},"values":{"orchestrator_cls":"RustPostgresOrchestrator"}}]},
  {"name":"rustvello_postgres_state","takesAny":true,"parameters":[{"name":"postgres_url","without":"falsy"}],"sets":[{"values":{"state_backend_cls":"RustPostgresStateBackend"}}]},
  {"name":"rustvello_rabbitmq_broker","takesAny":true,"parameters":[{"name":"rabbitmq_url","isRequired":true},{"name":"rabbitmq_prefix","without":"falsy"}],"sets":[{"values":{"broker_cls":"RustRabbitmqBroker"}}]},
  {"name":"rustvello_redis","takesAny":true,"parameters":[{"name":"redis_url","without":"falsy"},{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"store":"RustRedis"},{"when":{"native":true},"values":{"orchestrator_cls":"RustRedisNativeOrchestrator"}},{"when":{"native":false},"values":{"orchestrator_cls":"RustRedisOrchestrator"}}]},
  {"name":"rustvello_redis_broker","takesAny":true,"parameters":[{"name":"redis_url","without":"falsy"}],"sets":[{"values":{"broker_cls":"RustRedisBroker"}}]},
  {"name":"rustvello_redis_cds","takesAny":true,"parameters":[{"name":"redis_url","without":"falsy"}],"sets":[{"values":{"client_data_store_cls":"RustRedisClientDataStore"}}]},
  {"name":"rustvello_redis_orchestrator","takesAny":true,"parameters":[{"name":"redis_url","without":"falsy"},{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"when":{"native":true},"values":{"orchestrator_cls":"RustRedisNativeOrchestrator"}},{"when":{"native":false},"values":{"orchestrator_cls":"RustRedisOrchestrator"}}]},
  {"name":"rustvello_redis_state","takesAny":true,"parameters":[{"name":"redis_url","without":"falsy"}],"sets":[{"values":{"state_backend_cls":"RustRedisStateBackend"}}]},
  {"name":"rustvello_redis_trigger","takesAny":true,"parameters":[{"name":"redis_url","without":"falsy"}],"sets":[{"values":{"trigger_cls":"RustRedisTrigger"}}]},
  {"name":"rustvello_sqlite","takesAny":true,"parameters":[{"name":"sqlite_db_path","without":"falsy"},{"name":"native","words":[true,false],"default":true,"isChoice":true}],"sets":[{"store":"RustSqlite"},{"when":{"native":true},"values":{"orchestrator_cls":"RustSqliteNativeOrchestrator"}},{"when":{"native":false},"values":{"orchestrator_cls":"RustSqliteOrchestrator"}}]},
],
};
