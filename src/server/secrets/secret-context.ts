/** Binds a ciphertext to its row, so that whoever can write to the database cannot move it to another project. */
export function secretContext(projectId: string, secretId: string): string {
  return `secret ${projectId} ${secretId}`;
}
