import type { SettingsFile } from './schema.ts';

/** What the schema fills in where nothing is written; made by tools/config-schema.ts. */
export const defaultDocument: SettingsFile = {
  changes: {
    approvedPrincipals: [],
    exceptions: [],
    plannedWork: [],
    severityByEffect: {},
    severityByRisk: {},
    unknownOrigin: 'low',
    incidentWindowMinutes: 30,
  },
  money: {
    metric: 'UnblendedCost',
    budgets: [],
    events: [],
    fixedMonthly: [],
    anomalies: {
      minimumImpact: 10,
      highImpact: 1000,
      maxRequests: 5,
    },
    prices: true,
    historyDays: 120,
  },
  alerts: {
    email: [],
    channels: {},
    routes: [],
    limits: {
      messagesPerHour: 5,
      criticalPerHour: 3,
      perIncidentMinutes: 15,
      digestMinutes: 60,
    },
    limitsByChannel: {},
    quietHours: [],
  },
  owners: {
    cloudformation: false,
    terraform: [],
    pulumi: [],
  },
  differences: false,
  review: {
    repositories: [],
    branches: [],
    sessionPatterns: [],
    commitTags: ['commit', 'git-commit', 'git:commit', 'CommitSha'],
    repositoryTags: ['repository', 'git-repository', 'git:repository'],
    pipelines: [],
    buildProjects: [],
    severity: 'medium',
  },
  deployment: {
    regions: [],
    trail: 'existing',
    sweepMinutes: 15,
    costHourUtc: 11,
    reportWeekday: 'MON',
    logRetentionDays: 30,
    dashboard: false,
    failureAlarms: false,
    keepDays: 400,
    customMetrics: false,
  },
  health: {
    accepted: [],
  },
  scorecard: {
    targets: {
      manualChanges: 0,
      costReductionPercent: 30,
      detectionMinutes: 5,
      provisioningMinutes: 15,
      availabilityPercent: 99.99,
    },
    availability: {
      source: 'application-signals',
    },
    scanners: ['security-hub', 'inspector'],
    criticalPath: {
      tags: {},
      resources: [],
    },
    disasterRecovery: {
      everyDays: 90,
      drills: [],
    },
  },
  metrics: {},
};
