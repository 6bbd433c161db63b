package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	civilaffairs "exchange.example/referral/gen/exchange/civilaffairs/v1"
	publicsecurity "exchange.example/referral/gen/exchange/publicsecurity/v1"
	types "exchange.example/referral/gen/exchange/type/v1"
)

// enterInHouseholdRegister enters a made-up child in the household register, where a real one stands already.
func enterInHouseholdRegister(ctx context.Context, at *node, child *types.PersonIdentity) error {
	batch := &publicsecurity.ImportHouseholdsRequest{
		RequestId:  newRequestID(),
		Households: []*publicsecurity.Household{household(child)},
	}
	return repeated(ctx, func(attempt context.Context) error {
		stream, err := at.households.ImportHouseholds(attempt)
		if err != nil {
			return err
		}
		// A node that refuses ends the stream; Send then says EOF, and CloseAndRecv why.
		_ = stream.Send(batch)
		_, err = stream.CloseAndRecv()
		return err
	})
}

// county is one of the two counties, with the node that serves it.
type county struct {
	at     *node
	screen screen
}

// flag enters the child in the ledger of the county of residence. A child who is there already is gone on with.
func (c county) flag(ctx context.Context, child *types.PersonIdentity) (childID string, err error) {
	request := &civilaffairs.RegisterChildRequest{RequestId: newRequestID(), Child: ledgerEntry(child)}
	answer, err := untilAnswered(ctx, c.at.register.RegisterChild, request)
	if err != nil {
		return existing(err, "CHILD_ALREADY_REGISTERED", "child_id")
	}
	return answer.Child.ChildId, nil
}

// assessed waits until the departments have answered and the rules have decided.
func (c county) assessed(ctx context.Context, childID string) error {
	for {
		answer, err := untilAnswered(ctx, c.at.register.GetChild, &civilaffairs.GetChildRequest{ChildId: childID})
		if err != nil {
			return err
		}
		switch child := answer.Child; child.State {
		// The departments' answers lead out of these without anybody's doing.
		case civilaffairs.ChildState_CHILD_STATE_DETECTED, civilaffairs.ChildState_CHILD_STATE_VERIFYING,
			civilaffairs.ChildState_CHILD_STATE_PARTIAL:
			sleep(ctx, 200*time.Millisecond)
		default:
			verdict := fmt.Sprintf("%s %s", child.State, child.GetDecision().GetCategory())
			c.screen.line(
				fmt.Sprintf("居住地 %s：评估结果 %s", residence, verdict),
				fmt.Sprintf("Residence %s: assessed as %s", residence, verdict))
			return nil
		}
	}
}

// refer sends the referral. The write is repeated on purpose: with the same request_id it is done once.
func (c county) refer(ctx context.Context, childID string) (referralID string, err error) {
	request := &civilaffairs.CreateReferralRequest{
		RequestId: newRequestID(),
		ChildId:   childID,
		CarePlan:  "由居住地提供临时救助，儿童主任每周探访一次。",
	}
	first, err := untilAnswered(ctx, c.at.referrals.CreateReferral, request)
	if err != nil {
		return existing(err, "REFERRAL_ALREADY_OPEN", "referral_id")
	}
	again, err := untilAnswered(ctx, c.at.referrals.CreateReferral, request)
	if err != nil {
		return "", err
	}
	if again.Referral.ReferralId != first.Referral.ReferralId {
		return "", errors.New("a repeated write was done twice")
	}
	return first.Referral.ReferralId, nil
}

// workAtResidence acknowledges the result when it comes; it ends when the referral is closed, with the states that were seen.
func (c county) workAtResidence(ctx context.Context, referralID string) ([]string, error) {
	watched := &civilaffairs.WatchReferralsRequest{Division: residence, Side: civilaffairs.ReferralSide_REFERRAL_SIDE_RESIDENCE}
	show := func(state civilaffairs.ReferralState) { c.screen.state("居住地", "Residence", residence, state) }
	return untilClosed(ctx, c.at, watched, referralID, show, func(state civilaffairs.ReferralState) error {
		if state != civilaffairs.ReferralState_REFERRAL_STATE_CONFIRMED {
			return nil
		}
		request := &civilaffairs.AcknowledgeResultRequest{RequestId: newRequestID(), ReferralId: referralID, GuardianToldDate: iso(day(0))}
		_, err := untilAnswered(ctx, c.at.referrals.AcknowledgeResult, request)
		return err
	})
}

// workAtHukou opens the letter, takes the case, looks into it and confirms protection; it ends when the referral is closed.
func (c county) workAtHukou(ctx context.Context, referralID string) ([]string, error) {
	watched := &civilaffairs.WatchReferralsRequest{Division: hukou, Side: civilaffairs.ReferralSide_REFERRAL_SIDE_HUKOU}
	show := func(state civilaffairs.ReferralState) { c.screen.state("户籍地", "Hukou", hukou, state) }
	return untilClosed(ctx, c.at, watched, referralID, show, func(state civilaffairs.ReferralState) (err error) {
		id, referrals := newRequestID(), c.at.referrals
		switch state {
		case civilaffairs.ReferralState_REFERRAL_STATE_RECEIVED:
			opening := &civilaffairs.OpenReferralRequest{RequestId: id, ReferralId: referralID}
			_, err = untilAnswered(ctx, referrals.OpenReferral, opening)
		case civilaffairs.ReferralState_REFERRAL_STATE_OPENED:
			acceptance := &civilaffairs.AcceptReferralRequest{RequestId: id, ReferralId: referralID}
			_, err = untilAnswered(ctx, referrals.AcceptReferral, acceptance)
		case civilaffairs.ReferralState_REFERRAL_STATE_ACCEPTED:
			report := &civilaffairs.RecordInvestigationRequest{
				RequestId: id, ReferralId: referralID, Evidence: "township-report:sha256:" + referralID,
			}
			_, err = untilAnswered(ctx, referrals.RecordInvestigation, report)
		case civilaffairs.ReferralState_REFERRAL_STATE_INVESTIGATING:
			confirmation := &civilaffairs.ConfirmProtectionRequest{RequestId: id, ReferralId: referralID}
			_, err = untilAnswered(ctx, referrals.ConfirmProtection, confirmation)
		}
		return err
	})
}

// untilClosed acts on each change of one referral until it is closed. A county's own system would act on all referrals, and never end.
func untilClosed(
	ctx context.Context, at *node, watched *civilaffairs.WatchReferralsRequest, referralID string,
	show func(civilaffairs.ReferralState), act func(civilaffairs.ReferralState) error,
) (seen []string, err error) {
	err = follow(ctx, at, watched, func(referral *civilaffairs.Referral) (done bool, err error) {
		if referral.ReferralId != referralID {
			return false, nil
		}
		name := referral.State.String()
		if len(seen) == 0 || seen[len(seen)-1] != name {
			seen = append(seen, name)
			show(referral.State)
		}
		switch referral.State {
		case civilaffairs.ReferralState_REFERRAL_STATE_CLOSED:
			return true, nil
		// Ends that this program does not bring about.
		case civilaffairs.ReferralState_REFERRAL_STATE_RETURNED, civilaffairs.ReferralState_REFERRAL_STATE_RE_ROUTED,
			civilaffairs.ReferralState_REFERRAL_STATE_REJECTED, civilaffairs.ReferralState_REFERRAL_STATE_WITHDRAWN,
			civilaffairs.ReferralState_REFERRAL_STATE_EXTERNAL:
			return true, fmt.Errorf("转介以 %s 告终 the referral ended as %s", name, name)
		}
		err = act(referral.State)
		if err != nil && faultOf(err).reason == "REFERRAL_STATE_CONFLICT" {
			// The case has moved on meanwhile; the change that says so is on its way.
			err = nil
		}
		return false, err
	})
	return seen, err
}

// existing gives the id of what exists already, from the refusal that says so.
func existing(err error, reason, key string) (string, error) {
	if said := faultOf(err); said.reason == reason && said.metadata[key] != "" {
		return said.metadata[key], nil
	}
	return "", err
}
