/** The types of queries that people ask about. Others are typed: `TYPE65`. */
export const queryTypes = ['A', 'AAAA', 'CNAME', 'HTTPS', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT'];
