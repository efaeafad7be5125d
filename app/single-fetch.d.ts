// Types of loaders and actions as `v3_singleFetch` sends them: dates stay dates, `data()` is unwrapped.
declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}

export {};
