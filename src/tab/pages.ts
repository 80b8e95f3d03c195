/** Every page but the overview, which is drawn first most often: fetched when they are first looked at. */
export const fetchPage = {
  plan: () => import('./pages/plan.tsx'),
  action: () => import('./pages/action.tsx'),
  meetings: () => import('./pages/meetings.tsx'),
  setup: () => import('./pages/setup.tsx'),
  config: () => import('./pages/config.tsx'),
} as const;
