/** Addresses as kind gives them out, in order. */
export class Addresses {
  private pods = 4;
  private services = 0;
  private nodePorts = 0;

  /** 10.244.0.5 and on. */
  nextPod(): string {
    this.pods += 1;
    return `10.244.${this.pods >> 8}.${this.pods & 255}`;
  }

  /** Scattered over 10.96.0.0/16, never those of the API server and of DNS. */
  nextService(): string {
    this.services += 1;
    const number = (this.services * 5_393 + 8_217) % 65_000;
    return `10.96.${(number >> 8) + 1}.${(number & 255) % 254 || 254}`;
  }

  nextNodePort(): number {
    this.nodePorts += 1;
    return 30_000 + ((this.nodePorts * 1_013) % 2_768);
  }
}
