UPDATE "pynenc_f3eb01f2__orchestrator_atomic_service_executions" SET status = 'abandoned', end_time = start_time WHERE status = 'running';
