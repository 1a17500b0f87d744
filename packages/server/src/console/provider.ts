import { GridweaveError } from '@gridweave/kit';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

export interface ProviderOptions {
  readonly issuer: string;
  /** What the provider knows the console as. */
  readonly client: string;
  /** Undefined for a public client, which PKCE protects by itself. */
  readonly secret: string | undefined;
}

/** What is kept in the browser between leaving for the provider and coming back. */
export interface Leaving {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const PATIENCE_S = 5;

/** The OpenID provider, with which admins sign in to the console: authorization code with PKCE. */
export class Provider {
  readonly #options: ProviderOptions;
  #configuration: Promise<Configuration> | undefined;

  constructor(options: ProviderOptions) {
    this.#options = options;
  }

  get issuer(): string {
    return this.#options.issuer;
  }

  /** Where to send the browser, and what it has to bring back. @throws GridweaveError IDENTITY_PROVIDER_UNAVAILABLE */
  async leave(callback: string): Promise<{ readonly url: string; readonly leaving: Leaving }> {
    const configuration = await this.#configured();
    const leaving = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: callback,
      scope: 'openid',
      state: leaving.state,
      nonce: leaving.nonce,
      code_challenge: await calculatePKCECodeChallenge(leaving.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, leaving };
  }

  /** Whom the provider names. @throws GridweaveError UNAUTHENTICATED or IDENTITY_PROVIDER_UNAVAILABLE */
  async comeBack(address: URL, { state, nonce, verifier }: Leaving): Promise<string> {
    const configuration = await this.#configured();
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    }).catch((error: unknown) => {
      throw new GridweaveError(
        'UNAUTHENTICATED',
        { zh: '身份提供方没有确认登录,请重新登录', en: 'The identity provider did not confirm the sign-in; try again' },
        {},
        { cause: error },
      );
    });
    return tokens.claims()!.sub;
  }

  #configured(): Promise<Configuration> {
    // a failed look is not kept: the provider may be back the next time
    return (this.#configuration ??= this.#discover().catch((cause: unknown) => {
      this.#configuration = undefined;
      throw new GridweaveError(
        'IDENTITY_PROVIDER_UNAVAILABLE',
        {
          zh: '身份提供方暂时无法连接。请稍后重试,或使用密钥',
          en: 'The identity provider cannot be reached. Try again later, or use a key',
        },
        {},
        { cause },
      );
    }));
  }

  #discover(): Promise<Configuration> {
    const { issuer, client, secret } = this.#options;
    const isPlain = issuer.startsWith('http://');
    return discovery(new URL(issuer), client, secret, undefined, {
      timeout: PATIENCE_S,
      // a provider on loopback, in development
      ...(isPlain ? { execute: [allowInsecureRequests] } : {}),
    });
  }
}
