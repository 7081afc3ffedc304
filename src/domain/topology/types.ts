import type { Span } from '#domain/kubernetes/span.ts';

export type NodeKind =
  | 'client'
  | 'service'
  | 'loadBalancer'
  | 'pod'
  | 'container'
  | 'volume'
  | 'configMap'
  | 'secret'
  | 'external';
export type EdgeKind = 'traffic' | 'localhost' | 'mount' | 'selects' | 'backs' | 'starts';

/** Ids as in flows: `client`, `service/apache`, `pod/apache-tls`, `apache-tls/tls`, `apache-tls/volume/conf`, `configmap/tls-proxy`. */
export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** Second line: the image, the Service's type, the volume's source. */
  readonly detail: string;
  /** For containers: app, init or sidecar. */
  readonly role?: 'app' | 'init' | 'sidecar';
  /** Id of the Pod that contains it. */
  readonly parent?: string;
  /** Ports shown as sockets: declared, and what the model knows to be bound. */
  readonly ports: readonly { readonly label: string; readonly port: number; readonly bound: boolean }[];
  /** Something is wrong here, in one sentence ("no volume named logs"); empty when all is well. */
  readonly trouble: string;
  readonly given: boolean;
  /** How many Pods a controller's template makes; absent for a bare Pod. */
  readonly replicas?: number;
  /** Where it stands in the text, for highlighting; undefined for clients and the like. */
  readonly at?: { readonly source: string; readonly span: Span };
  /** Other places that belong to it: for a volume, the ConfigMap or Secret behind it. */
  readonly also?: readonly { readonly source: string; readonly span: Span }[];
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** `HTTPS 443`, `/etc/nginx/conf.d (read-only)`. */
  readonly label: string;
  readonly trouble: string;
  /** The ports of `from` and `to` that it joins, when they are shown there: the drawing leads the line to that socket. */
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly at?: { readonly source: string; readonly span: Span };
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** One hop of a flow, in the words of flow.yaml. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly says: string;
}

export interface Flow {
  readonly title: string;
  readonly hops: readonly Hop[];
}

/** All numbers are CSS pixels at scale 1; x grows to the right, y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode {
  readonly node: GraphNode;
  readonly box: Box;
  /** Text lines as they fit the box, name first. */
  readonly lines: readonly string[];
  readonly sockets: readonly {
    readonly x: number;
    readonly y: number;
    readonly label: string;
    readonly bound: boolean;
  }[];
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  /** Corner points of an orthogonal line, at least two. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Centre of the label. */
  readonly label: { readonly x: number; readonly y: number; readonly text: string };
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}
