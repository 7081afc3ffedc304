/** The pages that Apache has built in. */
const TEXTS: ReadonlyMap<number, readonly [title: string, text: string]> = new Map([
  [400, ['Bad Request', "Your browser sent a request that this server could not understand.<br />\n"]],
  [403, ['Forbidden', "You don't have permission to access this resource."]],
  [404, ['Not Found', 'The requested URL was not found on this server.']],
  [405, ['Method Not Allowed', 'The requested method is not allowed for this URL.']],
]); // prettier-ignore

const DOCTYPE = '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n';

export function errorPage(status: number): string {
  const [title, text] = TEXTS.get(status) ?? ['Internal Server Error', 'The server encountered an error.'];
  return `${DOCTYPE}<html><head>\n<title>${status} ${title}</title>\n</head><body>\n<h1>${title}</h1>\n<p>${text}</p>\n</body></html>\n`;
}

export function movedPage(status: number, to: string): string {
  const title = status === 301 ? 'Moved Permanently' : status === 303 ? 'See Other' : 'Found';
  return `${DOCTYPE}<html><head>\n<title>${status} ${title}</title>\n</head><body>\n<h1>${title}</h1>\n<p>The document has moved <a href="${to}">here</a>.</p>\n</body></html>\n`;
}

export function listingPage(uri: string, names: readonly string[]): string {
  const parent = uri === '/' ? [] : ['<li><a href="../"> Parent Directory</a></li>'];
  const items = [...parent, ...names.map((name) => `<li><a href="${name}"> ${name}</a></li>`)].join('\n');
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html>\n <head>\n  <title>Index of ${uri}</title>\n </head>\n <body>\n<h1>Index of ${uri}</h1>\n<ul>${items}\n</ul>\n</body></html>\n`;
}
