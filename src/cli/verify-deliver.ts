/** Writes the outcome of a verification: the main output, and every further report asked for. */

import { BrokenPipe } from './context.ts';
import type { Context } from './context.ts';
import { deliver } from './deliver.ts';
import type { Target } from './deliver.ts';
import { renderVerify } from './render/verify/formats.ts';
import type { VerifyFormat } from './render/verify/formats.ts';
import { reportError } from './report.ts';
import type { ReportTarget } from './verify-options.ts';
import type { VerifyReport } from './verify-report.ts';

/** Where the outcome goes. */
export interface DeliveryOptions {
  readonly writeOut: VerifyFormat;
  readonly out: string;
  readonly all?: boolean;
  readonly report: readonly ReportTarget[];
}

/** Everything that the run writes. */
export function targetsOf({ out, report }: DeliveryOptions): Target[] {
  const further = report.map(({ path }): Target => ({ option: '--report', path }));
  return [{ option: '--out', path: out }, ...further];
}

/**
 * The main output first, then the reports; one that cannot be written is told, and keeps none of
 * the others back. Whether all could be; nobody has to read them to the end.
 */
export async function deliverAll(
  report: VerifyReport,
  options: DeliveryOptions,
  context: Context,
): Promise<boolean> {
  const main: ReportTarget = { format: options.writeOut, path: options.out };
  const asJson = /^jsonl?$/.test(options.writeOut);
  let isDelivered = true;
  for (const { format, path } of [main, ...options.report]) {
    try {
      const text = await renderVerify(format, report, { all: options.all === true });
      await deliver(text, path, context);
    } catch (error) {
      context.signal.throwIfAborted();
      if (error instanceof BrokenPipe) continue;
      await reportError(context, error, { asJson });
      isDelivered = false;
    }
  }
  return isDelivered;
}
