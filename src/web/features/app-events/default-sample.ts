/** What a new App Event begins with: one of each kind of value that people map. */
export const DEFAULT_SAMPLE = `{
  "id": "c_1042",
  "email": "ada@example.com",
  "firstName": "Ada",
  "lastName": "Lovelace",
  "company": { "name": "Analytical Engines", "employees": 12 },
  "tags": ["trial"],
  "createdAt": "2026-01-15T09:30:00Z"
}
`;
