// Made of the API's description by worker/client/generate.ts; a test holds it to it. Not to be edited.

export interface paths {
  '/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Who the token is, its role, its companies */;
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The caller's companies by name with their fiscal years: what is loaded, how old it is, whether it agrees */;
    get: operations['getOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reconciliations': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Hold the ledgers of many companies against their sources: a job for each */
    post: operations['createReconciliations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/purges': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Empty fiscal years of many companies, and with `reload` read them in again: a job for each company */
    post: operations['createPurges'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The jobs of the caller's companies, newest first */;
    get: operations['listJobsOfCompanies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The caller's companies by name, as Swedish sorts */;
    get: operations['listCompanies'];
    put?: never;
    /** Make a company */
    post: operations['createCompany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never } /** One company */;
    get: operations['getCompany'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change a company: what is left out stays; with If-Match, only as it was read */
    patch: operations['updateCompany'];
    trace?: never;
  };
  '/v1/companies/{companyId}/fiscal-years': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The fiscal years, oldest first */;
    get: operations['listFiscalYears'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/fiscal-years/{start}/balances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Account by period totals, with opening and closing balances */;
    get: operations['getBalances'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/fiscal-years/{start}/vouchers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Vouchers with their rows, in the order of the file */;
    get: operations['listVouchers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/fiscal-years/{start}/sie': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The live ledger as a SIE 4E file (code page 437); #KSUMMA, its last record, tells that all of it arrived */;
    get: operations['exportFiscalYear'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/sie-files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The archived files, newest first */;
    get: operations['listSieFiles'];
    put?: never;
    /** Take in a SIE file: its bytes are the body (Content-Encoding: gzip allowed) */
    post: operations['uploadSieFile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/sie-files/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never } /** One file */;
    get: operations['getSieFile'];
    put?: never;
    post?: never;
    /** Delete a file that no live year was read from, and no purge could be undone from */
    delete: operations['deleteSieFile'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/sie-files/{id}/content': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The file, byte for byte */;
    get: operations['getSieFileContent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/source': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Which source the company is connected to */;
    get: operations['getSource'];
    /** Connect the company to its accounting system, in place of what was connected before */
    put: operations['connectSource'];
    post?: never;
    /** Forget the connection and all that it was asked with */
    delete: operations['disconnectSource'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/source/sign-in': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Begin a sign-in at the accounting system, to be gone through in a browser within ten minutes */
    post: operations['beginSourceSignIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/signed-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Where the accounting system sends the browser back after a sign-in */;
    get: operations['endSourceSignIn'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/source/test': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Try the connection: see that the file is the company’s, and list the fiscal years, which become known, as empty */
    post: operations['testSource'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/watch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Whether the company is compared with its accounting system each night, and who is told */;
    get: operations['getWatch'];
    /** Turn the nightly comparison on or off, let it reload what only grew, set a webhook */
    put: operations['updateWatch'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/watch/test': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Send a trial to the webhook, signed as what it will be sent: a `WebhookTestEvent` */
    post: operations['testWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/purge-preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** What a purge of the chosen years would take, and what stays; its `previewTag` goes with the order, or its ETag in If-Match */;
    get: operations['previewPurge'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/purges': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Empty the chosen fiscal years, and with `reload` read them in again */
    post: operations['createPurge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/jobs': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never } /** The jobs, newest first */;
    get: operations['listJobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/jobs/{jobId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** One job; `wait` holds the answer until it ends or the seconds pass */;
    get: operations['getJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/jobs/{jobId}/cancel': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Stop a load, reload or restore that is not live yet */
    post: operations['cancelJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/jobs/{jobId}/undo': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Undo a purge: its years are loaded again from the files they came from */
    post: operations['undoJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/reconciliations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The reconciliations, newest first: whether each year agrees, and how much of it does not */;
    get: operations['listReconciliations'];
    put?: never;
    /** Hold the ledger against its source: what the accounting system says now, the newest archived SIE file of each year, or one that is named */
    post: operations['createReconciliation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/reconciliations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** What agrees, and each account, month and voucher that does not */;
    get: operations['getReconciliation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/reconciliations/{id}/vouchers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The vouchers of a year that do not agree, by date; the first 25,000 */;
    get: operations['listReconciledVouchers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/documents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The documents, newest first */;
    get: operations['listDocuments'];
    put?: never;
    /** Keep a document: JSON, or its bytes as the body with its name in `?name=` */
    post: operations['createDocument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/documents/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never } /** One of them */;
    get: operations['getDocument'];
    put?: never;
    post?: never;
    /** Delete a document */
    delete: operations['deleteDocument'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/documents/{id}/content': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The document, byte for byte, with the content type it came with */;
    get: operations['getDocumentContent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/budget-versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The budget versions, newest first */;
    get: operations['listBudgetVersions'];
    put?: never;
    /** Keep a budget version: figures, or a SIE file's #PBUDGET */
    post: operations['createBudgetVersion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/budget-versions/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never } /** One of them */;
    get: operations['getBudgetVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/report-templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The report templates, newest first */;
    get: operations['listReportTemplates'];
    put?: never;
    /** Keep a report template */
    post: operations['createReportTemplate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/report-templates/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never } /** One of them */;
    get: operations['getReportTemplate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The audit trail, newest first */;
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Tokens and companies made and changed, and acts that were refused, newest first */;
    get: operations['listTrail'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/companies/{companyId}/audit/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Whether a line of the audit trail has been removed, altered or put in */;
    get: operations['verifyAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The same of tokens, companies and refusals */;
    get: operations['verifyTrail'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The tokens, newest first */;
    get: operations['listTokens'];
    put?: never;
    /** Make a token; it is shown in this answer only */
    post: operations['createToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** One token, without its secret */;
    get: operations['getToken'];
    put?: never;
    post?: never;
    /** Revoke a token */
    delete: operations['revokeToken'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/tokens/{id}/rotate': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Exchange a token for a new one that may do the same; the former goes on for some hours */
    post: operations['rotateToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The invitations, newest first */;
    get: operations['listInvitations'];
    put?: never;
    /** Invite a person: a link that is exchanged once for a token of theirs; it is shown in this answer only */
    post: operations['createInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/invitations/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an invitation that has not been accepted */
    delete: operations['revokeInvitation'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/invitations/preview': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** What an invitation offers to whoever holds it, which does not use it */
    post: operations['previewInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/invitations/accept': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Exchange an invitation for a token, once */
    post: operations['acceptInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/issuers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Who people may sign in with; none unless the deployment says so */;
    get: operations['listIssuers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/start': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Begin a sign-in, to be gone through in a browser within ten minutes */
    post: operations['startSignIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/exchange': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Exchange what came back for a session, a token of some hours; once */
    post: operations['exchangeSignIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/end': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    /** Sign out: the caller's session ends at once */
    post: operations['endSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/invitation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Where an invitation's link leads: what to do with it */;
    get: operations['showInvitation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** Whether the worker and its directory answer */;
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The description, for programs */;
    get: operations['getDescription'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    } /** The description, for people */;
    get: operations['getDocumentation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export interface components {
  schemas: {
    WebhookEvent: {
      /** Address of what the code means */
      type: 'agreement.changed';
      /** When it came to be */
      timestamp: string;
      /** What changed */
      data: {
        /** The company */
        company: {
          /** Opaque id */
          id: string;
          /** Name, for people */
          name: string;
          /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
          organisationNumber: string;
        };
        /** The job's id */
        jobId: string;
        /** The fiscal years, by their first days */
        fiscalYears: {
          /** First day of the fiscal year, which names it */
          start: string;
          /** Last day of the fiscal year */
          end: string;
          /** How it stands */
          state: 'agrees' | 'differs' | 'unread' | 'never';
          /** Since when it has been so */
          since: string;
          /** How many vouchers differ */
          voucherCount: number;
          /** How many vouchers differ, by kind */
          kinds: {
            /** Vouchers in the ledger that are not at the source */
            gone: number;
            /** Vouchers at the source that are not in the ledger */
            new: number;
            /** Vouchers whose rows differ */
            changed: number;
            /** Vouchers with the same rows under another number or day */
            moved: number;
          };
          /** How many sums differ */
          differenceCount: number;
          /** Why it did not go well */
          problem: components['schemas']['Problem'] | null;
        }[];
      };
    };
    Problem: {
      /** Address of what the code means */
      type: string;
      /** What it is about, in the language asked for */
      title: string;
      /** The HTTP status */
      status: number;
      /** The whole sentence, in the language asked for */
      detail: string;
      /** Stable code, for programs */
      code: string;
      /** The whole sentence in both languages */
      texts?:
        | {
            /** In Swedish */
            sv: string;
            /** In English */
            en: string;
          }
        | undefined;
      /** Line of the SIE file, from 1; 0 for the whole file */
      line?: number | undefined;
      /** For people; of a record of a SIE file, its label */
      label?: string | null | undefined;
      /** The request's id, as it stands in the log */
      requestId?: string | undefined;
      /** The job */
      job?: string | undefined;
      /** All reasons that stopped a load, each of which `allow` can set aside by its code */
      reasons?:
        | {
            /** Stable code, for programs */
            code: string;
            /** The whole sentence in both languages */
            texts: {
              /** In Swedish */
              sv: string;
              /** In English */
              en: string;
            };
            [name: string]: unknown;
          }[]
        | undefined;
      /** Each thing that is wrong with the request, by its path */
      errors?:
        | {
            /** Where in the request */
            path: string;
            /** In words */
            message: string;
          }[]
        | undefined;
      [name: string]: unknown;
    };
    WebhookTestEvent: {
      /** Address of what the code means */
      type: 'webhook.test';
      /** When it came to be */
      timestamp: string;
      /** What changed */
      data: {
        /** The company */
        company: {
          /** Opaque id */
          id: string;
          /** Name, for people */
          name: string;
          /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
          organisationNumber: string;
        };
      };
    };
    DocumentCreate: {
      /** Name, for people */
      name: string;
      /** Content type that it is answered with */
      contentType?: string | undefined;
      /** Text */
      text?: string | undefined;
    };
    Me: {
      /** The secret; only in the answer to its making */
      token: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      };
      /** `reader` looks, `operator` purges, reloads and uploads, `admin` sees to companies, sources and tokens */
      role: 'reader' | 'operator' | 'admin';
      /** The companies reached: `all`, or their ids */
      companies: 'all' | string[];
    };
    Overview: {
      /** The page, in the order of the list */
      items: components['schemas']['OverviewCompany'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    OverviewCompany: {
      /** Opaque id */
      id: string;
      /** Name, for people */
      name: string;
      /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
      organisationNumber: string;
      /** Oxceed's own id of the company */
      oxceedId: string | null;
      /** Where the ledger is read from */
      source: {
        /** Which kind */
        kind: 'sie' | 'fortnox' | 'bokio' | 'bjorn-lunden' | 'briox' | 'sie-url';
        /** Whether the ledger is read from the accounting system itself */
        connected: boolean;
      };
      /** Whether it is compared each night, and when next */
      watch: {
        /** Whether it is on */
        enabled: boolean;
        /** Whether a year is reloaded by itself when nothing but new vouchers differ */
        reloads: boolean;
        /** When it happens next; null: it does not */
        nextAt: string | null;
      } | null;
      /** The fiscal years, by their first days */
      fiscalYears: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        /** For people; of a record of a SIE file, its label */
        label: string;
        /** How it stands */
        state: 'loaded' | 'empty' | 'purging' | 'loading';
        /** Vouchers, or how many */
        vouchers: number;
        /** Rows, or how many */
        rows: number;
        /** When what is loaded was loaded; null while the year is empty */
        loadedAt: string | null;
        /** The SIE file, or its id */
        sieFile: {
          /** Opaque id */
          id: string;
          /** The file's name, without its path */
          filename: string;
          /** When the file came in */
          uploadedAt: string;
          /** The day that the program wrote the file (#GEN) */
          generatedOn: string | null;
        } | null;
        /** Whether the year is empty and its company one whose files are uploaded */
        waitsForFile: boolean;
        /** The job now working on the year */
        activeJob: {
          /** Opaque id */
          id: string;
          /** Which kind */
          kind: 'load' | 'purge' | 'reload' | 'restore' | 'reconcile';
          /** How it stands */
          state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
          /** What a running job does now */
          phase: 'fetching' | 'loading' | 'verifying' | 'deleting' | null;
          /** Rows done of rows in all */
          progress: {
            /** Rows done */
            done: number;
            /** Rows in all */
            total: number;
          };
        } | null;
        /** The outcome of the last comparison of what is loaded now */
        agreement: components['schemas']['Agreement'] | null;
      }[];
    };
    Agreement: {
      /** How it stands */
      state: 'agrees' | 'differs' | 'unread' | 'never';
      /** Since when it has been so */
      since: string | null;
      /** When it was compared last, or that was tried */
      comparedAt: string | null;
      /** How many vouchers differ */
      voucherCount: number;
      /** How many vouchers differ, by kind */
      kinds: {
        /** Vouchers in the ledger that are not at the source */
        gone: number;
        /** Vouchers at the source that are not in the ledger */
        new: number;
        /** Vouchers whose rows differ */
        changed: number;
        /** Vouchers with the same rows under another number or day */
        moved: number;
      };
      /** How many sums differ */
      differenceCount: number;
      /** Whether nothing but new vouchers at the source differ */
      onlyAdditions: boolean;
      /** The comparison that names what differs */
      reconciliation: string | null;
      /** Why it did not go well */
      problem: components['schemas']['Problem'] | null;
    };
    Orders: {
      /** The page, in the order of the list */
      items: {
        /** The company's id */
        companyId: string;
        /** The job */
        job: components['schemas']['CompanyJob'] | null;
        /** Why it did not go well */
        problem: components['schemas']['Problem'] | null;
      }[];
      /** How many became jobs */
      accepted: number;
      /** How many did not */
      refused: number;
    };
    CompanyJob: components['schemas']['Job'] & {
      /** The company */
      company: {
        /** Opaque id */
        id: string;
        /** Name, for people */
        name: string;
        /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
        organisationNumber: string;
      };
    };
    Proof: {
      /** Whether the two are the same in all that is compared */
      agrees: boolean;
      /** The outcome as a sentence */
      words: {
        /** In Swedish */
        sv: string;
        /** In English */
        en: string;
      };
      /** Accounts of the chart, or each of them with its figures */
      accounts: number;
      /** How many closing balances were compared */
      closings: number;
      /** Fingerprint of the books, the same whatever program wrote the file */
      digest: string | null;
      /** The sums that differ; the first ones */
      differences: {
        /** Number of the account, as it stands in the file */
        account: string;
        /** For people; of a record of a SIE file, its label */
        label: 'UB' | 'RES';
        /** What it was to be, öre */
        expectedOre: number;
        /** What it is, öre */
        foundOre: number;
      }[];
      /** How many sums differ */
      differenceCount: number;
    };
    /** What is odd; new ones may come. `account_difference`: An account's closing balance is not what its opening balance and rows give. `account_not_declared`: Accounts are used that the file's chart does not declare. `account_not_numeric`: An account number is not all digits. `account_repeated`: An account occurs more than once in the chart. `already_imported`: The file is marked as imported already (#FLAGGA 1). `amount_comma`: An amount has a decimal comma. `amount_no_whole`: An amount has no digit before the decimal point. `amount_plus`: An amount has a plus sign. `amount_zeros`: An amount has more than two decimals, all zero. `bad_account_type`: An account type is none of T, S, K and I; the record is skipped. `bad_balance_date`: #OMFATTN holds no date and is ignored. `bad_currency`: #VALUTA is not three letters. `bad_generated_date`: #GEN holds no date and is ignored. `bad_optional_date`: A date that may be left out is not a date and is ignored. `bad_organisation_number`: #ORGNR is not an organisation number. `bad_period`: A period is not a month; the record is skipped. `bad_quantity`: A quantity is not a number and is ignored. `bad_registered_date`: A registration date is not a date and is ignored. `bad_row_date`: A row's date is not a date; the voucher's holds. `bad_tax_year`: #TAXAR is not a year. `balance_date_outside_years`: #OMFATTN lies outside the file's fiscal years and is ignored. `balance_of_skipped_year`: A balance is of a fiscal year that shares days with another; it is skipped. `balance_outside_years`: A balance is of a month outside the file's fiscal years; it is skipped. `balance_repeated`: An account has more than one balance of a kind for a year. `brace_missing`: A voucher lacks { or } around its rows. `brace_on_voucher_line`: { stands on the line of #VER. `carriage_return_line_end`: Lines end with a carriage return (CR) alone. `checksum_mismatch`: The content does not agree with the control sum (#KSUMMA), and was read all the same. `checksum_not_opened`: The control sum has no opening #KSUMMA and cannot be checked. `company_name_missing`: #FNAMN is empty. `control_character`: A field holds a forbidden control character. `date_hyphens`: A date has hyphens. `fiscal_year_without_dates`: A #RAR has no dates; the record is skipped. `fiscal_years_overlap`: Two fiscal years of the file share days; one is skipped. `label_not_capitals`: A label is not written in capitals; the record is skipped. `letters_lost`: Letters had been lost before the file was written. `mixed_encoding`: A few characters are in another encoding than the rest of the file and come out wrong. `movement_without_vouchers`: The balances show that the year has been booked in, but the file has no voucher. `no_vouchers`: The file has no vouchers. `not_a_record`: A line does not start with # and is skipped. `not_cp437`: The text is in another encoding than code page 437 (PC8). `object_list_missing`: A list of objects {} is missing; read as empty. `objects_in_type_2`: A balance per object in a file of type 2 is skipped. `opening_differs`: An account's opening balance is not the closing one of the year before. `organisation_number_missing`: #ORGNR is empty. `period_outside_years`: A period lies outside the file's fiscal years. `quote_not_closed`: A quote is not closed; the field ends with the line. `quote_not_escaped`: A quote inside a field has no \ before it; read as text. `record_incomplete`: A record lacks a field and is skipped. `record_repeated`: A record occurs more than once; the first counts. `required_record_missing`: A record that must be there is missing. `stray_brace`: A { or } belongs to no voucher and is skipped. `twin_missing`: A #RTRANS is not followed by the same row as #TRANS. `unknown_chart`: #KPTYP is no known kind of chart. `unknown_format`: #FORMAT is not PC8. `unknown_label`: A label is unknown; the record is skipped. `unknown_year`: A year number has no #RAR. `voucher_of_other_year`: Vouchers are dated in another fiscal year of the file and are not counted to its own. `voucher_outside_years`: A voucher is dated outside the file's fiscal years. `voucher_repeated`: A voucher occurs more than once; all are kept. `voucher_unbalanced`: A voucher does not balance. `voucher_without_rows`: A voucher has no rows. `vouchers_in_other_type`: The file has vouchers although its type has none. `year_0_missing`: Fiscal year 0, the file's own year, is missing. `company_by_name`: The file's organisation number is missing or cannot be read; the company is known by its name. `import_file`: The file has no balances (SIE 4I) and is loaded as the whole year's ledger. `year_left`: A fiscal year was not read anew and stands as it was; the others are. `newer_file_exists`: There is a newer file in the archive than the one that was loaded. */
    WarningCode: string;
    Receipt: {
      /** The job's id */
      jobId: string;
      /** Which kind */
      kind: 'load' | 'purge' | 'reload' | 'restore' | 'reconcile';
      /** The company */
      company: {
        /** Opaque id */
        id: string;
        /** Name, for people */
        name: string;
        /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
        organisationNumber: string;
      };
      /** Who asked for it */
      requestedBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      };
      /** When it was asked for */
      requestedAt: string;
      /** When it ended; null until then */
      finishedAt: string;
      /** The fiscal years, by their first days */
      fiscalYears: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        /** Vouchers, or how many */
        vouchers: number;
        /** Rows, or how many */
        rows: number;
        /** Sum of the debit rows, öre */
        debitOre: number;
        /** What the year held before */
        before: {
          /** Vouchers, or how many */
          vouchers: number;
          /** Rows, or how many */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** What the year held afterwards */
        after: {
          /** Vouchers */
          vouchers: number;
          /** Rows */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** The SIE file, or its id */
        sieFile: {
          /** Opaque id */
          id: string;
          /** The file's name, without its path */
          filename: string;
          /** SHA-256 of the bytes, in hex */
          sha256: string;
          /** Fingerprint of the books, the same whatever program wrote the file */
          digest?: string | null | undefined;
        } | null;
        proof?: components['schemas']['Proof'] | undefined;
        problem?: components['schemas']['Problem'] | undefined;
      }[];
    };
    Job: {
      /** Opaque id */
      id: string;
      /** The company's id */
      companyId: string;
      /** Which kind */
      kind: 'load' | 'purge' | 'reload' | 'restore' | 'reconcile';
      /** How it stands */
      state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      /** What a running job does now */
      phase: 'fetching' | 'loading' | 'verifying' | 'deleting' | null;
      /** Rows done of rows in all */
      progress: {
        /** Rows done */
        done: number;
        /** Rows in all */
        total: number;
      };
      /** The fiscal years, by their first days */
      fiscalYears: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        /** Vouchers, or how many */
        vouchers: number;
        /** Rows, or how many */
        rows: number;
        /** Sum of the debit rows, öre */
        debitOre: number;
        /** What the year held before */
        before: {
          /** Vouchers, or how many */
          vouchers: number;
          /** Rows, or how many */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** What the year held afterwards */
        after: {
          /** Vouchers */
          vouchers: number;
          /** Rows */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** The SIE file, or its id */
        sieFile: {
          /** Opaque id */
          id: string;
          /** The file's name, without its path */
          filename: string;
          /** SHA-256 of the bytes, in hex */
          sha256: string;
          /** Fingerprint of the books, the same whatever program wrote the file */
          digest?: string | null | undefined;
        } | null;
        proof?: components['schemas']['Proof'] | undefined;
        problem?: components['schemas']['Problem'] | undefined;
      }[];
      /** Who asked for it */
      requestedBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      };
      /** When it was made */
      createdAt: string;
      /** When the work began; null until then */
      startedAt: string | null;
      /** When it ended; null until then */
      finishedAt: string | null;
      /** Why it did not go well */
      problem: components['schemas']['Problem'] | null;
      /** What is odd, or follows from it; never a refusal */
      warnings: {
        code: components['schemas']['WarningCode'];
        /** Line of the SIE file, from 1; 0 for the whole file */
        line: number;
        /** For people; of a record of a SIE file, its label */
        label: string | null;
        /** In words */
        message: {
          /** In Swedish */
          sv: string;
          /** In English */
          en: string;
        };
        /** How many there are */
        count: number;
      }[];
      /** What the job leaves behind when it has ended; it outlives the data */
      receipt: components['schemas']['Receipt'] | null;
      /** Of a purge: whether it can be undone now, until when, and the job that did */
      undo: {
        /** Whether it can be done now */
        possible: boolean;
        /** Why not */
        reason: {
          /** Stable code, for programs */
          code: string;
          /** In Swedish */
          sv: string;
          /** In English */
          en: string;
        } | null;
        /** The last moment */
        until: string;
        /** The job that restored the years */
        undoneBy: string | null;
      } | null;
    };
    ReconciliationsCreate: {
      /** The companies reached: `all`, or their ids */
      companies: {
        /** The company's id */
        companyId: string;
        /** The fiscal years, by their first days */
        fiscalYears?: string[] | undefined;
      }[];
      /** What the ledger is held against */
      against?: 'archive' | 'source' | undefined;
    };
    PurgesCreate: {
      /** The companies reached: `all`, or their ids */
      companies: {
        /** The company's id */
        companyId: string;
        /** The fiscal years, by their first days */
        fiscalYears: string[];
      }[];
      /** Read the years in again afterwards; the old rows stay until the new are checked */
      reload?: boolean | undefined;
      /** The company's organisation number, so that nobody purges the wrong one */
      confirm: number;
      /** Reasons to stop that are set aside */
      allow?:
        | (
            | 'checksum_mismatch'
            | 'company_unconfirmed'
            | 'nothing_in_year'
            | 'suspiciously_empty'
            | 'covers_less'
            | 'kind_changed'
            | 'balances_gone'
            | 'series_gone'
            | 'starts_later'
            | 'ends_earlier'
            | 'older_file'
            | 'currency_changed'
            | 'year_end_moved'
            | 'long_year'
          )[]
        | undefined;
    };
    CompanyJobList: {
      /** The page, in the order of the list */
      items: components['schemas']['CompanyJob'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    Company: {
      /** Opaque id */
      id: string;
      /** Name, for people */
      name: string;
      /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
      organisationNumber: string;
      /** Where the ledger is read from */
      source: {
        /** Which kind */
        kind: 'sie' | 'fortnox' | 'bokio' | 'bjorn-lunden' | 'briox' | 'sie-url';
        /** Whether the ledger is read from the accounting system itself */
        connected?: boolean | undefined;
      };
      /** Oxceed's own id of the company */
      oxceedId: string | null;
      /** When it was made */
      createdAt: string;
      /** Since when it is closed; null while it is open */
      closedAt: string | null;
      /** What is odd, or follows from it; never a refusal */
      warnings?:
        | {
            /** Stable code, for programs */
            code: string;
            /** In Swedish */
            sv: string;
            /** In English */
            en: string;
          }[]
        | undefined;
    };
    CompanyCreate: {
      /** Name, for people */
      name: string;
      /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
      organisationNumber: string;
      /** Where the ledger is read from */
      source?:
        | {
            /** Which kind */
            kind: 'sie' | 'fortnox' | 'bokio' | 'bjorn-lunden' | 'briox' | 'sie-url';
          }
        | undefined;
      /** Oxceed's own id of the company */
      oxceedId?: string | undefined;
      /** Another company with the same organisation number is meant */
      allowTwin?: boolean | undefined;
    };
    CompanyList: {
      /** The page, in the order of the list */
      items: components['schemas']['Company'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    CompanyUpdate: {
      /** Name, for people */
      name?: string | undefined;
      /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
      organisationNumber?: string | undefined;
      /** Where the ledger is read from */
      source?:
        | {
            /** Which kind */
            kind: 'sie' | 'fortnox' | 'bokio' | 'bjorn-lunden' | 'briox' | 'sie-url';
          }
        | undefined;
      /** Oxceed's own id of the company */
      oxceedId?: string | null | undefined;
      /** Whether it stands in no list and takes no orders */
      closed?: boolean | undefined;
      /** Another company with the same organisation number is meant */
      allowTwin?: boolean | undefined;
    };
    FiscalYearList: {
      /** The page, in the order of the list */
      items: components['schemas']['FiscalYear'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    FiscalYear: {
      /** First day of the fiscal year, which names it */
      start: string;
      /** Last day of the fiscal year */
      end: string;
      /** For people; of a record of a SIE file, its label */
      label: string;
      /** How it stands */
      state: 'loaded' | 'empty' | 'purging' | 'loading';
      /** Vouchers, or how many */
      vouchers: number;
      /** Rows, or how many */
      rows: number;
      /** Sum of the debit rows, öre */
      debitOre: number;
      /** When what is loaded was loaded; null while the year is empty */
      loadedAt: string | null;
      /** The SIE file, or its id */
      sieFile: {
        /** Opaque id */
        id: string;
        /** The file's name, without its path */
        filename: string;
        /** SHA-256 of the bytes, in hex */
        sha256: string;
        /** When the file came in */
        uploadedAt: string;
      } | null;
      /** Fingerprint of the books, the same whatever program wrote the file */
      digest: string | null;
      /** The job now working on the year */
      activeJob: string | null;
      /** With `include=months`, each month that has rows */
      months?:
        | {
            /** Month; null for a balance of the year */
            period: string;
            /** Sum of the debit rows, öre */
            debitOre: number;
            /** Rows, or how many */
            rows: number;
          }[]
        | undefined;
    };
    Balances: {
      /** First day of the fiscal year, which names it */
      fiscalYear: string;
      /** Accounts of the chart, or each of them with its figures */
      accounts: {
        /** Number of the account, as it stands in the file */
        account: string;
        /** Name, for people */
        name: string | null;
        /** Opening balance of the source, öre */
        openingOre: number | null;
        /** Closing balance of the source, öre */
        closingOre: number | null;
        /** Result of the account as the source has it, öre */
        resultOre: number | null;
        /** Each month that has rows */
        periods: {
          /** Month; null for a balance of the year */
          period: string;
          /** Integer öre; negative is credit */
          amountOre: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
          /** Rows, or how many */
          rows: number;
        }[];
      }[];
      /** Each month that has rows */
      periods: {
        /** Month; null for a balance of the year */
        period: string;
        /** Sum of the debit rows, öre */
        debitOre: number;
        /** Rows, or how many */
        rows: number;
      }[];
    };
    VoucherList: {
      /** The page, in the order of the list */
      items: components['schemas']['Voucher'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    Voucher: {
      /** Series of the voucher */
      series: string;
      /** The voucher's number in its series */
      number: string;
      /** Day */
      date: string;
      /** Text */
      text: string;
      /** The day the voucher was registered */
      registered: string | null;
      /** Who made it, as the file says */
      signature: string;
      /** Rows, or how many */
      rows: {
        /** Which kind */
        kind: 'trans' | 'added' | 'removed';
        /** Number of the account */
        account: string;
        /** Objects of the row */
        objects: {
          /** Dimension of an object */
          dimension: string;
          /** The object within its dimension */
          object: string;
        }[];
        /** Integer öre; negative is credit */
        amountOre: number;
        /** Day */
        date: string | null;
        /** Text */
        text: string;
        /** Quantity of the row, as it stands in the file */
        quantity: string | null;
        /** Who made it, as the file says */
        signature: string;
      }[];
    };
    DryRun: {
      /** Says what it would do, and does nothing */
      dryRun: true;
      /** Which kind */
      kind: 'load' | 'purge' | 'reload' | 'restore' | 'reconcile';
      /** The fiscal years, by their first days */
      fiscalYears: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        /** What the year held before */
        before: {
          /** Vouchers, or how many */
          vouchers: number;
          /** Rows, or how many */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** What the year held afterwards */
        after: {
          /** Vouchers */
          vouchers: number;
          /** Rows */
          rows: number;
        } | null;
      }[];
      /** What is odd, or follows from it; never a refusal */
      warnings: {
        code: components['schemas']['WarningCode'];
        /** Line of the SIE file, from 1; 0 for the whole file */
        line: number;
        /** For people; of a record of a SIE file, its label */
        label: string | null;
        /** In words */
        message: {
          /** In Swedish */
          sv: string;
          /** In English */
          en: string;
        };
        /** How many there are */
        count: number;
      }[];
      /** Why it would be stopped; null: it would go through */
      stopped: components['schemas']['Problem'] | null;
    };
    KeptSieFile: components['schemas']['SieFile'] & {
      /** What loading it would be stopped by; null: it would go through */
      stopped: components['schemas']['Problem'] | null;
    };
    SieFile: {
      /** Opaque id */
      id: string;
      /** The file's name, without its path */
      filename: string;
      /** Size of the file itself, gzip undone */
      bytes: number;
      /** SHA-256 of the bytes, in hex */
      sha256: string;
      /** Fingerprint of the books, the same whatever program wrote the file */
      digest: string | null;
      /** The file's character set */
      encoding: string;
      /** Kind of SIE file: 1, 2, 3, 4E, 4I or 5 */
      sieType: string;
      /** The program that wrote the file */
      program: string | null;
      /** The name in the file */
      companyName: string | null;
      /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
      organisationNumber: string | null;
      /** First day of the fiscal year, which names it */
      fiscalYear: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
      };
      /** Vouchers, or how many */
      vouchers: number;
      /** Rows, or how many */
      rows: number;
      /** Vouchers of the file that are dated in other fiscal years, and left out */
      vouchersOfOtherYears: number;
      /** Who sent the file */
      uploadedBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      };
      /** When the file came in */
      uploadedAt: string;
      /** Whether a fiscal year is loaded from it; such a file cannot be deleted */
      live: boolean;
    };
    UploadResult: { sieFile: components['schemas']['SieFile']; job: components['schemas']['Job'] };
    SieFileList: {
      /** The page, in the order of the list */
      items: components['schemas']['SieFile'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    SourceConnection: {
      /** Which kind */
      kind: 'sie' | 'fortnox' | 'bokio' | 'bjorn-lunden' | 'briox' | 'sie-url';
      /** Whether the ledger is read from the accounting system itself */
      connected: boolean;
      /** What tells the connection from others and is no secret: a host, an account number */
      account: string | null;
      /** Who connected it */
      connectedBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      } | null;
      /** When it was connected */
      connectedAt: string | null;
    };
    SourceConnect: {
      /** Which kind */
      kind: 'sie-url' | 'bokio' | 'briox' | 'bjorn-lunden';
      /** An https address; of a sign-in, where it is gone through */
      address?: string | undefined;
      /** Value of the Authorization header that the address asks for */
      authorization?: string | undefined;
      /** Bokio's id of the company */
      companyId?: string | undefined;
      /** The secret; only in the answer to its making */
      token?: string | undefined;
      /** Briox's number of the account */
      accountId?: string | undefined;
      /** An application token of Briox */
      applicationToken?: string | undefined;
      /** Björn Lundén's key of the company */
      userKey?: string | undefined;
      /** The client's id at Björn Lundén */
      clientId?: string | undefined;
      /** The client's secret at Björn Lundén */
      clientSecret?: string | undefined;
    };
    SourceSignIn: {
      /** An https address; of a sign-in, where it is gone through */
      address: string;
      /** When it ends; null: never */
      expiresAt: string;
    };
    SourceSignInRequest: {
      /** Which kind */
      kind: 'fortnox';
    };
    SourceTest: {
      /** Whether it went well */
      ok: boolean;
      /** In words */
      message: {
        /** In Swedish */
        sv: string;
        /** In English */
        en: string;
      };
      /** The fiscal years, by their first days */
      fiscalYears: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
      }[];
      /** Why it did not go well */
      problem: components['schemas']['Problem'] | null;
    };
    Watch: {
      /** Whether it can be done now */
      possible: boolean;
      /** Whether it is on */
      enabled: boolean;
      /** Whether a year is reloaded by itself when nothing but new vouchers differ */
      reloads: boolean;
      /** When it happens next; null: it does not */
      nextAt: string | null;
      /** Where changed outcomes are sent */
      webhook: {
        /** Host of the address; the rest may be a secret */
        host: string;
        /** How the last sending went */
        lastSent: {
          /** Opaque id */
          id: string;
          /** When it was done */
          at: string;
          /** Whether it went well */
          ok: boolean;
          /** The HTTP status */
          status: number | null;
        } | null;
      } | null;
    };
    WatchUpdate: {
      /** Whether it is on */
      enabled: boolean;
      /** Whether a year is reloaded by itself when nothing but new vouchers differ */
      reloads?: boolean | undefined;
      /** Where changed outcomes are sent */
      webhook?:
        | {
            /** An https address; of a sign-in, where it is gone through */
            address: string;
            /** What webhooks are signed with; goes in and never comes out */
            secret: string;
          }
        | null
        | undefined;
    };
    WebhookTest: {
      /** Whether it went well */
      ok: boolean;
      /** The HTTP status */
      status: number | null;
      /** In words */
      message: {
        /** In Swedish */
        sv: string;
        /** In English */
        en: string;
      };
    };
    PurgePreview: {
      /** The company */
      company: {
        /** Opaque id */
        id: string;
        /** Name, for people */
        name: string;
        /** Organisation number, `NNNNNN-NNNN`; with or without hyphen and century when sent */
        organisationNumber: string;
      };
      /** The fiscal years, by their first days */
      fiscalYears: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        /** For people; of a record of a SIE file, its label */
        label: string;
        /** How it stands */
        state: 'loaded' | 'empty' | 'purging' | 'loading';
        /** Vouchers, or how many */
        vouchers: number;
        /** Rows, or how many */
        rows: number;
        /** Balances that would go */
        balances: number;
        /** Sum of the debit rows, öre */
        debitOre: number;
        /** When what is loaded was loaded; null while the year is empty */
        loadedAt: string | null;
        /** The SIE file, or its id */
        sieFile: {
          /** Opaque id */
          id: string;
          /** The file's name, without its path */
          filename: string;
          /** SHA-256 of the bytes, in hex */
          sha256: string;
          /** When the file came in */
          uploadedAt: string;
        } | null;
        /** The job now working on the year */
        activeJob: string | null;
        /** Read the years in again afterwards; the old rows stay until the new are checked */
        reload: {
          /** Whether it can be done now */
          possible: boolean;
          /** The accounting system that would be asked for a new file; null: an archived file would be read */
          readsFrom?:
            | {
                /** Which kind */
                kind: 'sie' | 'fortnox' | 'bokio' | 'bjorn-lunden' | 'briox' | 'sie-url';
                /** In Swedish */
                sv: string;
                /** In English */
                en: string;
              }
            | null
            | undefined;
          /** The SIE file, or its id */
          sieFile: {
            /** Opaque id */
            id: string;
            /** The file's name, without its path */
            filename: string;
            /** SHA-256 of the bytes, in hex */
            sha256: string;
            /** When the file came in */
            uploadedAt: string;
          } | null;
          /** The newest archived file of the year, when that is not what would be read */
          newerFile: {
            /** Opaque id */
            id: string;
            /** The file's name, without its path */
            filename: string;
            /** SHA-256 of the bytes, in hex */
            sha256: string;
            /** When the file came in */
            uploadedAt: string;
          } | null;
          /** Whether the file that would be read is exactly what is loaded already */
          sameAsLoaded: boolean;
          /** Why not */
          reason: {
            /** Stable code, for programs */
            code: string;
            /** In Swedish */
            sv: string;
            /** In English */
            en: string;
          } | null;
        };
      }[];
      /** What a purge does not touch */
      kept: {
        /** Documents that stay */
        documents: number;
        /** Budget versions that stay */
        budgetVersions: number;
        /** Report templates that stay */
        reportTemplates: number;
        /** Accounts of the chart, or each of them with its figures */
        accounts: number;
        /** Dimensions that stay */
        dimensions: number;
        /** SIE files that stay in the archive */
        sieFiles: number;
      };
      /** Rows in all */
      total: {
        /** Vouchers, or how many */
        vouchers: number;
        /** Rows, or how many */
        rows: number;
        /** Balances that would go */
        balances: number;
        /** Sum of the debit rows, öre */
        debitOre: number;
      };
      /** The preview's ETag without its quotes: the order is refused when what it shows has changed */
      previewTag: string;
    };
    PurgeRequest: {
      /** The fiscal years, by their first days */
      fiscalYears: string[];
      /** Read the years in again afterwards; the old rows stay until the new are checked */
      reload?: boolean | undefined;
      /** The company's organisation number, so that nobody purges the wrong one */
      confirm: string;
      /** Reasons to stop that are set aside */
      allow?:
        | (
            | 'checksum_mismatch'
            | 'company_unconfirmed'
            | 'nothing_in_year'
            | 'suspiciously_empty'
            | 'covers_less'
            | 'kind_changed'
            | 'balances_gone'
            | 'series_gone'
            | 'starts_later'
            | 'ends_earlier'
            | 'older_file'
            | 'currency_changed'
            | 'year_end_moved'
            | 'long_year'
          )[]
        | undefined;
      /** The preview's ETag without its quotes: the order is refused when what it shows has changed */
      previewTag?: string | undefined;
      /** Says what it would do, and does nothing */
      dryRun?: boolean | undefined;
    };
    JobList: {
      /** The page, in the order of the list */
      items: components['schemas']['Job'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    ReconciliationCreate: {
      /** The fiscal years, by their first days */
      fiscalYears?: string[] | undefined;
      /** The SIE file, or its id */
      sieFile?: string | undefined;
      /** What the ledger is held against */
      against?: 'archive' | 'source' | undefined;
    };
    ReconciliationList: {
      /** The page, in the order of the list */
      items: components['schemas']['ReconciliationSummary'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    ReconciliationSummary: {
      /** Opaque id */
      id: string;
      /** The company's id */
      companyId: string;
      /** How it stands */
      state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      /** When it was made */
      createdAt: string;
      /** When it ended; null until then */
      finishedAt: string | null;
      /** Why it did not go well */
      problem: components['schemas']['Problem'] | null;
      /** Whether the two are the same in all that is compared */
      agrees: boolean | null;
      /** Years that could not be compared, each with the reason */
      notCompared: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        problem: components['schemas']['Problem'];
      }[];
      /** The fiscal years, by their first days */
      fiscalYears: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        /** Whether the two are the same in all that is compared */
        agrees: boolean;
        /** The SIE file, or its id */
        sieFile: {
          /** Opaque id */
          id: string;
          /** The file's name, without its path */
          filename: string;
          /** SHA-256 of the bytes, in hex */
          sha256: string;
        };
        /** How it stands in the ledger */
        ledger: {
          /** Vouchers, or how many */
          vouchers: number;
          /** Rows, or how many */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** Where the ledger is read from */
        source: {
          /** Vouchers, or how many */
          vouchers: number;
          /** Rows, or how many */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** How many sums differ */
        differenceCount: number;
        /** How many vouchers differ */
        voucherCount: number;
        /** How many vouchers differ, by kind */
        kinds: {
          /** Vouchers in the ledger that are not at the source */
          gone: number;
          /** Vouchers at the source that are not in the ledger */
          new: number;
          /** Vouchers whose rows differ */
          changed: number;
          /** Vouchers with the same rows under another number or day */
          moved: number;
        };
        /** Whether nothing but new vouchers at the source differ */
        onlyAdditions: boolean;
        /** What was not compared, and why */
        note: {
          /** Stable code, for programs */
          code: string;
          /** In Swedish */
          sv: string;
          /** In English */
          en: string;
        } | null;
      }[];
    };
    Reconciliation: {
      /** Opaque id */
      id: string;
      /** The company's id */
      companyId: string;
      /** How it stands */
      state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      /** When it was made */
      createdAt: string;
      /** When it ended; null until then */
      finishedAt: string | null;
      /** Why it did not go well */
      problem: components['schemas']['Problem'] | null;
      /** Whether the two are the same in all that is compared */
      agrees: boolean | null;
      /** Years that could not be compared, each with the reason */
      notCompared: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        problem: components['schemas']['Problem'];
      }[];
      /** The fiscal years, by their first days */
      fiscalYears: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
        /** Whether the two are the same in all that is compared */
        agrees: boolean;
        /** The SIE file, or its id */
        sieFile: {
          /** Opaque id */
          id: string;
          /** The file's name, without its path */
          filename: string;
          /** SHA-256 of the bytes, in hex */
          sha256: string;
        };
        /** How it stands in the ledger */
        ledger: {
          /** Vouchers, or how many */
          vouchers: number;
          /** Rows, or how many */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** Where the ledger is read from */
        source: {
          /** Vouchers, or how many */
          vouchers: number;
          /** Rows, or how many */
          rows: number;
          /** Sum of the debit rows, öre */
          debitOre: number;
        };
        /** The sums that differ; the first ones */
        differences: {
          /** Number of the account, as it stands in the file */
          account: string;
          /** For people; of a record of a SIE file, its label */
          label: 'TRANS' | 'IB' | 'UB' | 'RES';
          /** Month; null for a balance of the year */
          period: string | null;
          /** In the ledger, öre; null: not there */
          ledgerOre: number | null;
          /** At the source, öre; null: not there */
          sourceOre: number | null;
          /** The ledger less the source, öre */
          differenceOre: number;
        }[];
        /** How many sums differ */
        differenceCount: number;
        /** Vouchers, or how many */
        vouchers: components['schemas']['VoucherDifference'][];
        /** How many vouchers differ */
        voucherCount: number;
        /** How many vouchers differ, by kind */
        kinds: {
          /** Vouchers in the ledger that are not at the source */
          gone: number;
          /** Vouchers at the source that are not in the ledger */
          new: number;
          /** Vouchers whose rows differ */
          changed: number;
          /** Vouchers with the same rows under another number or day */
          moved: number;
        };
        /** Whether nothing but new vouchers at the source differ */
        onlyAdditions: boolean;
        /** What was not compared, and why */
        note: {
          /** Stable code, for programs */
          code: string;
          /** In Swedish */
          sv: string;
          /** In English */
          en: string;
        } | null;
        /** How much of the year each side covers */
        coverage: components['schemas']['Coverage'] | null;
        /** Whether the year opens as the year before closed */
        continuity: components['schemas']['Continuity'] | null;
      }[];
    };
    VoucherDifference: {
      /** Series of the voucher */
      series: string;
      /** The voucher's number in its series */
      number: string;
      /** Day */
      date: string;
      /** Text */
      text: string;
      /** Which kind */
      kind: 'gone' | 'new' | 'changed' | 'moved';
      /** Where it stands */
      found: 'ledger' | 'source' | 'both';
      /** What the voucher is at the source, where it is changed or moved */
      became: {
        /** Series of the voucher */
        series: string;
        /** The voucher's number in its series */
        number: string;
        /** Day */
        date: string;
        /** Text */
        text: string;
      } | null;
      /** Rows, or how many */
      rows: {
        /** How it stands in the ledger */
        from: {
          /** Number of the account */
          account: string;
          /** Objects of the row */
          objects: {
            /** Dimension of an object */
            dimension: string;
            /** The object within its dimension */
            object: string;
          }[];
          /** Integer öre; negative is credit */
          amountOre: number;
          /** Day */
          date: string | null;
        } | null;
        /** How it stands at the source */
        to: {
          /** Number of the account */
          account: string;
          /** Objects of the row */
          objects: {
            /** Dimension of an object */
            dimension: string;
            /** The object within its dimension */
            object: string;
          }[];
          /** Integer öre; negative is credit */
          amountOre: number;
          /** Day */
          date: string | null;
        } | null;
      }[];
      /** How many rows differ; null where there are too many to tell them apart */
      rowCount: number | null;
      /** The fiscal years that a moved voucher is told in both of */
      betweenYears?:
        | {
            /** First day of the year that it is gone from */
            from: string;
            /** First day of the year that it is new in */
            to: string;
          }
        | undefined;
    };
    Coverage: {
      ledger: components['schemas']['Covered'];
      source: components['schemas']['Covered'];
      /** The side that ends before the other does; null where neither is known to */
      shorter: components['schemas']['ShorterSide'] | null;
    };
    Covered: {
      /** Vouchers, or how many */
      vouchers: number;
      /** The day of its first voucher */
      firstVoucherDate: string | null;
      /** The day of its last voucher */
      lastVoucherDate: string | null;
      /** Each month that has vouchers */
      periods:
        | {
            /** Month; null for a balance of the year */
            period: string;
            /** Vouchers, or how many */
            vouchers: number;
          }[]
        | null;
      /** The day that its balances reach to (#OMFATTN) */
      balancesUntil: string | null;
      /** The day that the program wrote the file (#GEN) */
      generatedOn: string | null;
    };
    ShorterSide: {
      /** Which one */
      side: 'ledger' | 'source';
      /** The last day that it can tell of */
      until: string;
      /** What says so */
      by: 'balancesUntil' | 'generatedOn' | 'lastVoucher';
      /** Vouchers after that day which the other side alone has */
      vouchersAfter: number;
    };
    Continuity: {
      /** The fiscal year that ends the day before */
      previousYear: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
      } | null;
      /** Why they could not be held against any */
      reason: {
        /** Stable code, for programs */
        code: string;
        /** In Swedish */
        sv: string;
        /** In English */
        en: string;
      } | null;
      /** What is left on the result accounts of the year before, öre */
      unbookedResultOre: number | null;
      /** The ledger's opening balances against those closing balances */
      ledger: components['schemas']['Carried'] | null;
      /** The file's opening balances against those closing balances */
      source: components['schemas']['Carried'] | null;
      /** What the file itself says of the year before */
      stated: components['schemas']['StatedPreviousYear'] | null;
    };
    Carried: {
      /** Whether they are the same, but for the result */
      agrees: boolean;
      /** Accounts that open otherwise; the first ones */
      differences: {
        /** Number of the account, as it stands in the file */
        account: string;
        /** What the year before closed with, öre */
        closingOre: number | null;
        /** What the year opens with, öre */
        openingOre: number | null;
        /** The ledger less the source, öre */
        differenceOre: number;
      }[];
      /** How many sums differ */
      differenceCount: number;
      /** Where the result of the year before is */
      result: 'booked' | 'carried' | 'not_carried' | 'unclear';
      /** The equity account that opens with the result */
      resultAccount: string | null;
    };
    StatedPreviousYear: {
      /** The fiscal year that ends the day before */
      previousYear: {
        /** First day of the fiscal year, which names it */
        start: string;
        /** Last day of the fiscal year */
        end: string;
      } | null;
      /** The file's opening balances against its own closing balances */
      source: components['schemas']['Carried'] | null;
      /** Accounts of which file and ledger say otherwise; the first ones */
      differences:
        | {
            /** Number of the account, as it stands in the file */
            account: string;
            /** In the ledger, öre; null: not there */
            ledgerOre: number | null;
            /** At the source, öre; null: not there */
            sourceOre: number | null;
            /** The ledger less the source, öre */
            differenceOre: number;
          }[]
        | null;
      /** How many sums differ */
      differenceCount: number | null;
    };
    VoucherDifferenceList: {
      /** The page, in the order of the list */
      items: components['schemas']['VoucherDifference'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    DocumentList: {
      /** The page, in the order of the list */
      items: components['schemas']['Document'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    Document: {
      /** Opaque id */
      id: string;
      /** Name of the file */
      name: string;
      /** Content type that it is answered with */
      contentType: string;
      /** Size of the file itself, gzip undone */
      bytes: number;
      /** SHA-256 of the bytes, in hex */
      sha256: string;
      /** When it was made */
      createdAt: string;
    };
    BudgetVersionList: {
      /** The page, in the order of the list */
      items: components['schemas']['BudgetVersion'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    BudgetVersion: {
      /** Opaque id */
      id: string;
      /** Name, for people */
      name: string;
      /** First day of the fiscal year, which names it */
      fiscalYear: string | null;
      /** Rows, or how many */
      rows: number;
      /** Sum of the rows, öre */
      sumOre: number;
      /** The SIE file, or its id */
      sieFile: string | null;
      /** When it was made */
      createdAt: string;
    };
    BudgetVersionCreate: {
      /** Name, for people */
      name: string;
      /** First day of the fiscal year, which names it */
      fiscalYear?: string | undefined;
      /** Rows, or how many */
      rows?:
        | {
            /** Number of the account */
            account: string;
            /** Month; null for a balance of the year */
            period: string;
            /** Integer öre; negative is credit */
            amountOre: number;
          }[]
        | undefined;
      /** The SIE file, or its id */
      sieFile?: string | undefined;
    };
    ReportTemplateList: {
      /** The page, in the order of the list */
      items: components['schemas']['ReportTemplate'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    ReportTemplate: {
      /** Opaque id */
      id: string;
      /** Name, for people */
      name: string;
      /** The template, as it was sent */
      definition: { [name: string]: unknown };
      /** When it was made */
      createdAt: string;
    };
    ReportTemplateCreate: {
      /** Name, for people */
      name: string;
      /** The template, as it was sent */
      definition?: { [name: string]: unknown } | undefined;
    };
    AuditList: {
      /** The page, in the order of the list */
      items: components['schemas']['AuditEntry'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    AuditEntry: {
      /** Opaque id */
      id: string;
      /** When it was done */
      at: string;
      /** Who did it */
      actor: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      };
      /** What was done, as `noun.verb` */
      action: string;
      /** The job's id */
      jobId: string | null;
      /** More about it, by what was done */
      details: { [name: string]: unknown };
    };
    TrailList: {
      /** The page, in the order of the list */
      items: components['schemas']['TrailEntry'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    TrailEntry: {
      /** Opaque id */
      id: string;
      /** When it was done */
      at: string;
      /** Who did it */
      actor: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      };
      /** What was done, as `noun.verb` */
      action: string;
      /** The company's id */
      companyId: string | null;
      /** The token that it is about */
      tokenId: string | null;
      /** More about it, by what was done */
      details: { [name: string]: unknown };
    };
    TrailCheck: {
      /** Whether it went well */
      ok: boolean;
      /** Lines that hold up, from the first */
      lines: number;
      /** Hash of the last of them: noted elsewhere, it shows later that nothing before it has changed */
      head: string | null;
      /** The first line that does not hold up */
      broken: {
        /** Its id; null where it cannot be said */
        line: string | null;
        /** What was done to it; where lines at the end are gone, `cut` */
        what: 'altered' | 'removed' | 'added' | 'cut' | 'unknown_head';
      } | null;
    };
    Token: {
      /** Opaque id */
      id: string;
      /** Which kind */
      kind: 'token' | 'session';
      /** Name of the token */
      name: string;
      /** `reader` looks, `operator` purges, reloads and uploads, `admin` sees to companies, sources and tokens */
      role: 'reader' | 'operator' | 'admin';
      /** The companies reached: `all`, or their ids */
      companies: 'all' | string[];
      /** When it was made */
      createdAt: string;
      /** When it ends; null: never */
      expiresAt: string | null;
      /** When it was revoked */
      revokedAt: string | null;
      /** Who made it */
      createdBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      } | null;
      /** Who revoked it */
      revokedBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      } | null;
      /** When it was used last, to within some minutes */
      lastUsedAt: string | null;
      /** The token that this one was exchanged for */
      replacedBy: string | null;
      /** The secret; only in the answer to its making */
      token?: string | undefined;
    };
    TokenCreate: {
      /** Name, for people */
      name: string;
      /** `reader` looks, `operator` purges, reloads and uploads, `admin` sees to companies, sources and tokens */
      role: 'reader' | 'operator' | 'admin';
      /** The companies reached: `all`, or their ids */
      companies?: 'all' | string[] | undefined;
      /** When it ends; null: never */
      expiresAt?: string | undefined;
    };
    TokenList: {
      /** The page, in the order of the list */
      items: components['schemas']['Token'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    TokenRotate: {
      /** Hours for which the former secret goes on working */
      overlapHours?: number | undefined;
      /** When it ends; null: never */
      expiresAt?: string | undefined;
    };
    Invitation: {
      /** Opaque id */
      id: string;
      /** Name, for people */
      name: string;
      /** `reader` looks, `operator` purges, reloads and uploads, `admin` sees to companies, sources and tokens */
      role: 'reader' | 'operator' | 'admin';
      /** The companies reached: `all`, or their ids */
      companies: 'all' | string[];
      /** Days that the token is good for */
      tokenDays: number;
      /** When it was made */
      createdAt: string;
      /** When it ends; null: never */
      expiresAt: string;
      /** Who made it */
      createdBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      };
      /** When it was exchanged */
      acceptedAt: string | null;
      /** The token that it is about */
      tokenId: string | null;
      /** When it was revoked */
      revokedAt: string | null;
      /** Who revoked it */
      revokedBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      } | null;
      /** What the person is sent; in the first answer only */
      link?: string | undefined;
    };
    InvitationCreate: {
      /** Name, for people */
      name: string;
      /** `reader` looks, `operator` purges, reloads and uploads, `admin` sees to companies, sources and tokens */
      role: 'reader' | 'operator' | 'admin';
      /** The companies reached: `all`, or their ids */
      companies?: 'all' | string[] | undefined;
      /** Days that the token is good for */
      tokenDays?: number | undefined;
      /** Hours within which it must be accepted */
      hours?: number | undefined;
    };
    InvitationList: {
      /** The page, in the order of the list */
      items: components['schemas']['Invitation'][];
      /** For `?cursor=` of the next page; null on the last one */
      nextCursor: string | null;
    };
    InvitationPreview: {
      /** Name, for people */
      name: string;
      /** `reader` looks, `operator` purges, reloads and uploads, `admin` sees to companies, sources and tokens */
      role: 'reader' | 'operator' | 'admin';
      /** How many companies the token will reach; null: all */
      companyCount: number | null;
      /** Days that the token is good for */
      tokenDays: number;
      /** When it ends; null: never */
      expiresAt: string;
      /** Who made the invitation */
      invitedBy: string;
    };
    InvitationAccept: {
      /** What follows the # of the link */
      invitation: string;
    };
    SignInIssuers: {
      /** The page, in the order of the list */
      items: {
        /** Opaque id */
        id: string;
        /** Name, for people */
        name: string;
      }[];
    };
    SignInStarted: {
      /** To be opened in a browser */
      address: string;
      /** Comes back beside the code; another one is not of this sign-in */
      state: string;
      /** When it ends; null: never */
      expiresAt: string;
    };
    SignInStart: {
      /** Id of one of the issuers */
      issuer: string;
      /** Where the browser comes back: `identity.getRedirectURL()` of the extension */
      redirectUri: string;
      /** SHA-256, base64url, of a verifier that is kept until the exchange (PKCE, S256) */
      challenge: string;
      /** No window: the issuer answers at once, with an error where somebody has to sign in */
      silent?: boolean | undefined;
    };
    Session: {
      /** Opaque id */
      id: string;
      /** Which kind */
      kind: 'token' | 'session';
      /** Name, for people */
      name: string;
      /** `reader` looks, `operator` purges, reloads and uploads, `admin` sees to companies, sources and tokens */
      role: 'reader' | 'operator' | 'admin';
      /** The companies reached: `all`, or their ids */
      companies: 'all' | string[];
      /** When it was made */
      createdAt: string;
      /** When it ends; null: never */
      expiresAt: string | null;
      /** When it was revoked */
      revokedAt: string | null;
      /** Who made it */
      createdBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      } | null;
      /** Who revoked it */
      revokedBy: {
        /** Opaque id */
        id: string;
        /** Name of the token */
        name: string;
      } | null;
      /** When it was used last, to within some minutes */
      lastUsedAt: string | null;
      /** The token that this one was exchanged for */
      replacedBy: string | null;
      /** The secret; only in the answer to its making */
      token?: string | undefined;
    };
    SignInExchange: {
      /** Of the answer to the beginning, as it came back */
      state: string;
      /** What the issuer gave the browser */
      code: string;
      /** Which issuer answered, where it says so (RFC 9207) */
      iss?: string | undefined;
      /** What the challenge was made of */
      verifier: string;
    };
  };
}

export interface operations {
  getMe: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Me'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getOverview: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
        /** Words of the name or number */
        q?: string | undefined;
        /** Companies with a year that is so; all their years are told */
        agreement?: 'agrees' | 'differs' | 'unread' | 'never' | undefined;
        /** `file`: with a year that waits for a file */
        waiting?: 'file' | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Overview'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createReconciliations: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['ReconciliationsCreate'] } };
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Orders'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createPurges: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['PurgesCreate'] } };
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Orders'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listJobsOfCompanies: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
        /** One or more, repeated */
        state?: ('queued' | 'running' | 'done' | 'failed' | 'cancelled')[] | undefined;
        /** One or more, repeated */
        kind?: ('load' | 'purge' | 'reload' | 'restore' | 'reconcile')[] | undefined;
        /** A company's id */
        company?: string | undefined;
        /** Asked for then or later */
        since?: string | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['CompanyJobList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listCompanies: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
        /** Words of the name or number */
        q?: string | undefined;
        /** `closed`: those that are closed too */
        include?: 'closed' | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['CompanyList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createCompany: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['CompanyCreate'] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Company'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getCompany: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Company'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  updateCompany: {
    parameters: {
      query?: never;
      header?: {
        /** Only as it was read: tags as `ETag` had them, or `*` */
        'if-match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['CompanyUpdate'] } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Company'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      412: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listFiscalYears: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
        /** `months`: the debit and rows of each month, over all accounts */
        include?: 'months' | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['FiscalYearList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getBalances: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** First day of the fiscal year, which names it */
        start: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Balances'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listVouchers: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** First day of the fiscal year, which names it */
        start: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['VoucherList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  exportFiscalYear: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** First day of the fiscal year, which names it */
        start: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/octet-stream': unknown } };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listSieFiles: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['SieFileList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  uploadSieFile: {
    parameters: {
      query?: {
        /** The file's name */
        filename?: string | undefined;
        /** Reasons to stop that are set aside: checksum_mismatch, company_unconfirmed, nothing_in_year, suspiciously_empty, covers_less, kind_changed, balances_gone, series_gone, starts_later, ends_earlier, older_file, currency_changed, year_end_moved, long_year */
        allow?: string | undefined;
        /** `true`: says what loading it would do, with what would stop it; nothing is kept of it */
        dryRun?: 'true' | 'false' | undefined;
        /** `false`: into the archive alone, to be compared with what its year holds. What a load would take away stops nothing then: it is told as `stopped`. */
        load?: 'true' | 'false' | undefined;
      };
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: { content: { 'application/octet-stream': unknown } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['DryRun'] };
      };
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['KeptSieFile'] };
      };
      202: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['UploadResult'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getSieFile: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['SieFile'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  deleteSieFile: {
    parameters: {
      query?: {
        /** Delete it although a purge could be undone from it. */
        force?: 'true' | 'false' | undefined;
      };
      header?: {
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getSieFileContent: {
    parameters: {
      query?: never;
      header?: {
        /** A part of the bytes (RFC 9110, 14.2) */
        range?: string | undefined;
        /** The part only while the tag is this; else the whole */
        'if-range'?: string | undefined;
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/octet-stream': unknown } };
      206: { headers: { [name: string]: unknown }; content: { 'application/octet-stream': unknown } };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      410: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      416: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getSource: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['SourceConnection'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  connectSource: {
    parameters: {
      query?: never;
      header?: {
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['SourceConnect'] } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['SourceConnection'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  disconnectSource: {
    parameters: {
      query?: never;
      header?: {
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  beginSourceSignIn: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['SourceSignInRequest'] } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['SourceSignIn'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  endSourceSignIn: {
    parameters: {
      query?: {
        /** What the accounting system gave the browser */
        code?: string | undefined;
        /** Which sign-in it is */
        state?: string | undefined;
        /** Why the accounting system let nobody in */
        error?: string | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'text/html': string } };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'text/html': string; 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  testSource: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['SourceTest'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getWatch: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Watch'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  updateWatch: {
    parameters: {
      query?: never;
      header?: {
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['WatchUpdate'] } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Watch'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  testWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['WebhookTest'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  previewPurge: {
    parameters: {
      query?: {
        /** Start dates; none: every year that holds something */
        fiscalYear?: string[] | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['PurgePreview'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createPurge: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** Only as it was read: tags as `ETag` had them, or `*` */
        'if-match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['PurgeRequest'] } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['DryRun'] };
      };
      202: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Job'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      412: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listJobs: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
        /** One or more, repeated */
        state?: ('queued' | 'running' | 'done' | 'failed' | 'cancelled')[] | undefined;
        /** One or more, repeated */
        kind?: ('load' | 'purge' | 'reload' | 'restore' | 'reconcile')[] | undefined;
        /** Asked for then or later */
        since?: string | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['JobList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getJob: {
    parameters: {
      query?: {
        /** Seconds to hold the answer at most */
        wait?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The job's id */
        jobId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Job'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  cancelJob: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The job's id */
        jobId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Job'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  undoJob: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The job's id */
        jobId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Job'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      410: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listReconciliations: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['ReconciliationList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createReconciliation: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: { content: { 'application/json': components['schemas']['ReconciliationCreate'] } };
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Job'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getReconciliation: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Reconciliation'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listReconciledVouchers: {
    parameters: {
      query: {
        /** First day of the fiscal year */
        fiscalYear: string;
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['VoucherDifferenceList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listDocuments: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['DocumentList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createDocument: {
    parameters: {
      query?: {
        /** The document's name, when its bytes are the body */
        name?: string | undefined;
        /** The file's name */
        filename?: string | undefined;
      };
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: { 'application/json': components['schemas']['DocumentCreate']; '*/*': unknown };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Document'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getDocument: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Document'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  deleteDocument: {
    parameters: {
      query?: never;
      header?: {
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getDocumentContent: {
    parameters: {
      query?: never;
      header?: {
        /** A part of the bytes (RFC 9110, 14.2) */
        range?: string | undefined;
        /** The part only while the tag is this; else the whole */
        'if-range'?: string | undefined;
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { '*/*': unknown } };
      206: { headers: { [name: string]: unknown }; content: { '*/*': unknown } };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      410: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      416: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listBudgetVersions: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['BudgetVersionList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createBudgetVersion: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['BudgetVersionCreate'] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['BudgetVersion'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      410: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getBudgetVersion: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['BudgetVersion'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listReportTemplates: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['ReportTemplateList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createReportTemplate: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['ReportTemplateCreate'] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['ReportTemplate'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getReportTemplate: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['ReportTemplate'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listAudit: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['AuditList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listTrail: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['TrailList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  verifyAudit: {
    parameters: {
      query?: {
        /** What an earlier answer said: it must still be on the way */
        head?: string | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The company's id */
        companyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['TrailCheck'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  verifyTrail: {
    parameters: {
      query?: {
        /** What an earlier answer said: it must still be on the way */
        head?: string | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['TrailCheck'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listTokens: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['TokenList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createToken: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['TokenCreate'] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Token'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getToken: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Token'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  revokeToken: {
    parameters: {
      query?: never;
      header?: {
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  rotateToken: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['TokenRotate'] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Token'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listInvitations: {
    parameters: {
      query?: {
        /** The last page's `nextCursor` */
        cursor?: string | undefined;
        /** Items a page */
        limit?: number | undefined;
      };
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['InvitationList'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  createInvitation: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: { content: { 'application/json': components['schemas']['InvitationCreate'] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Invitation'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  revokeInvitation: {
    parameters: {
      query?: never;
      header?: {
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path: {
        /** The id, as lists and `Location` have it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  previewInvitation: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': components['schemas']['InvitationAccept'] } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['InvitationPreview'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      410: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  acceptInvitation: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': components['schemas']['InvitationAccept'] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Token'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      410: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  listIssuers: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['SignInIssuers'] };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  startSignIn: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': components['schemas']['SignInStart'] } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['SignInStarted'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  exchangeSignIn: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': components['schemas']['SignInExchange'] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { 'application/json': components['schemas']['Session'] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      404: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: {
        /** The first answer is given again. */
        'idempotency-key'?: string | undefined;
        /** `sv`, which is meant where nothing is said, or `en` */
        'Accept-Language'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      409: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      413: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      415: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      422: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      429: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  showInvitation: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'text/html': string } };
      304: { headers: { [name: string]: unknown }; content?: never };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': { status: 'ok' } } };
      304: { headers: { [name: string]: unknown }; content?: never };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getDescription: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { 'application/json': { [name: string]: unknown } };
      };
      304: { headers: { [name: string]: unknown }; content?: never };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
      default: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
  getDocumentation: {
    parameters: {
      query?: never;
      header?: {
        /** Tags of answers at hand: 304 while one of them holds */
        'If-None-Match'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'text/html': string } };
      304: { headers: { [name: string]: unknown }; content?: never };
      500: {
        headers: { [name: string]: unknown };
        content: { 'application/problem+json': components['schemas']['Problem'] };
      };
    };
  };
}
