import type { ComponentProps } from "react";
import { IdentityOrder } from "./identity-order";
import { PageTitle } from "./ui/page-pieces";
import { SubmitButton } from "./ui/submit-button";

interface WaitingOrderProps {
  title: string;
  under?: string;
  cancel: string;
  order: ComponentProps<typeof IdentityOrder>;
}

/** While somebody signs: the order, by itself again every five seconds where no script runs, and a way out. */
export function WaitingOrder({ title, under, cancel, order }: WaitingOrderProps) {
  return (
    <div className="reading stack">
      <PageTitle title={title} under={under} />
      <noscript>
        <meta httpEquiv="refresh" content="5" />
      </noscript>
      <IdentityOrder {...order} />
      <form method="post">
        <SubmitButton look="quiet" name="do" value="cancel">
          {cancel}
        </SubmitButton>
      </form>
    </div>
  );
}
