// Generated from data/ by scripts/generate-knowledge.mjs. Do not edit.

/** The classes that a setting may name, by the setting: those of every release and of its plugins. */
export const COMPONENT_CLASSES: Readonly<Record<string, readonly string[]>> = {
  "runner_cls": ["DummyRunner","ExternalRunner","MultiThreadRunner","PersistentProcessRunner","ProcessRunner","ThreadRunner"],
  "broker_cls": ["MemBroker","MongoBroker","RabbitMqBroker","RedisBroker","RustMemBroker","RustMongo3Broker","RustMongoBroker","RustPostgresBroker","RustRabbitmqBroker","RustRedisBroker","RustSqliteBroker","SQLiteBroker"],
  "orchestrator_cls": ["MemOrchestrator","MongoOrchestrator","RedisOrchestrator","RustMemNativeOrchestrator","RustMemOrchestrator","RustMongo3NativeOrchestrator","RustMongo3Orchestrator","RustMongoNativeOrchestrator","RustMongoOrchestrator","RustPostgresNativeOrchestrator","RustPostgresOrchestrator","RustRedisNativeOrchestrator","RustRedisOrchestrator","RustSqliteNativeOrchestrator","RustSqliteOrchestrator","SQLiteOrchestrator"],
  "trigger_cls": ["MemTrigger","MongoTrigger","RedisTrigger","RustMemTrigger","RustMongo3Trigger","RustMongoTrigger","RustPostgresTrigger","RustRedisTrigger","RustSqliteTrigger","SQLiteTrigger"],
  "state_backend_cls": ["MemStateBackend","MongoStateBackend","RedisStateBackend","RustMemStateBackend","RustMongo3StateBackend","RustMongoStateBackend","RustPostgresStateBackend","RustRedisStateBackend","RustSqliteStateBackend","SQLiteStateBackend"],
  "client_data_store_cls": ["MemClientDataStore","MongoClientDataStore","RedisClientDataStore","RustMemClientDataStore","RustMongo3ClientDataStore","RustMongoClientDataStore","RustPostgresClientDataStore","RustRedisClientDataStore","RustSqliteClientDataStore","SQLiteClientDataStore"],
  "serializer_cls": ["JsonPickleSerializer","JsonSerializer","PickleSerializer"],
};
