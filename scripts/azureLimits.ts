/** Published limits of Azure. */
export const AZURE_LIMITS = {
  /** Of 2048 MB, in a region for a subscription: https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#regional-subscription-memory-quotas */
  instances: 250,
  /** A second, of one account: https://learn.microsoft.com/azure/storage/tables/scalability-targets */
  storageRequests: 20_000,
  /** A second, of one partition of a table; the same page. */
  partitionRequests: 2_000,
} as const;
