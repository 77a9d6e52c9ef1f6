from pynenc import PynencBuilder

app = PynencBuilder().redis(url="redis://cache:6379/0").rustvello_rabbitmq_broker(rabbitmq_url="amqp://mq").build()
app.runner.conf.runner_loop_sleep_time_sec = 1
app.broker.conf.queue_timeout_sec = 1
