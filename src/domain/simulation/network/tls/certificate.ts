/** What a TLS server presents. There is no cryptography here: a certificate is its text and the names that it is good for. */
export interface Certificate {
  /** The PEM text, as it stands in the file. */
  readonly pem: string;
  /** DNS names and IP addresses (subjectAltName); undefined when they could not be read. */
  readonly names: readonly string[] | undefined;
}
