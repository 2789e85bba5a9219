/** How a server recognizes the copy that Picket has (RFC 9110 §8.8). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchedFeed =
  | { readonly kind: 'not_modified' }
  | { readonly kind: 'content'; readonly content: Uint8Array; readonly validators: Validators };
