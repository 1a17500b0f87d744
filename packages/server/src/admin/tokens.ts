import { GridweaveError } from '@gridweave/kit';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';

export interface TokenOptions {
  /** The OpenID provider: its discovery document says where its keys are. */
  readonly issuer: string;
  readonly audience: string;
}

/** Who a token names. */
export interface TokenSubject {
  readonly issuer: string;
  readonly subject: string;
  /** When the token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const PATIENCE_MS = 5_000;

/** Verifies tokens of an OpenID provider: signature, issuer, audience and time. */
export class Tokens {
  readonly #options: TokenOptions;
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(options: TokenOptions) {
    this.#options = options;
  }

  /** @throws GridweaveError UNAUTHENTICATED, CREDENTIAL_EXPIRED or IDENTITY_PROVIDER_UNAVAILABLE */
  async verify(token: string): Promise<TokenSubject> {
    const { issuer, audience } = this.#options;
    const keys = await this.#keysOf();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: 5,
      });
      return { issuer, subject: payload.sub!, expiresAt: payload.exp! * 1_000 };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  #keysOf(): Promise<JWTVerifyGetKey> {
    // a failed look is not kept: the provider may be back at the next call
    return (this.#keys ??= this.#discover().catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    }));
  }

  async #discover(): Promise<JWTVerifyGetKey> {
    const { issuer } = this.#options;
    try {
      const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const found = (await response.json()) as { issuer?: string; jwks_uri?: string };
      if (found.issuer === issuer && found.jwks_uri)
        return createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: PATIENCE_MS });
    } catch {
      // said below
    }
    throw unavailable();
  }
}

function refusalOf(error: unknown): GridweaveError {
  if (error instanceof errors.JWTExpired)
    return new GridweaveError('CREDENTIAL_EXPIRED', {
      zh: '令牌已过期。请重新登录',
      en: 'The token has expired. Sign in again',
    });
  if (error instanceof errors.JWKSTimeout || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC'))
    return unavailable();
  if (error instanceof errors.JOSEError)
    return new GridweaveError('UNAUTHENTICATED', {
      zh: '令牌无效:签名、签发方、受众或时间不符',
      en: 'The token is not valid: its signature, issuer, audience or time is wrong',
    });
  return unavailable();
}

function unavailable(): GridweaveError {
  return new GridweaveError('IDENTITY_PROVIDER_UNAVAILABLE', {
    zh: '身份提供方暂时无法连接,令牌无法验证。请稍后重试,或使用密钥',
    en: 'The identity provider cannot be reached, so tokens cannot be verified. Try again later, or use a key',
  });
}
