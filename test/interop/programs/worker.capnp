using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(
    name = "main",
    worker = (
      modules = [(name = "worker", esModule = embed "esbuild/worker.js")],
      compatibilityDate = "2025-01-01",
    ),
  )],
);
