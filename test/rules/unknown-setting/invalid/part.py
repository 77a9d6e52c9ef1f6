from pynenc import PynencBuilder

app = PynencBuilder().thread_runner().build()
app.runner.conf.runner_loop_sleep_time_secs = 1  # want unknown-setting: did you mean runner_loop_sleep_time_sec?
app.broker.conf.queue_timeout = 1  # nobody's name, and near to none
