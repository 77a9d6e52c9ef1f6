job "orders" {
  group "workers" {
    count = 4

    task "runner" {
      driver = "docker"

      config {
        image = "registry.example.com/orders:1.4"
      }

      env {
        PYNENC__APP_ID                          = "orders"
        PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES = "7.5"
      }
    }
  }
}
