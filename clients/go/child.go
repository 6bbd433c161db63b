package main

import (
	"fmt"
	"math/rand"
	"time"

	civilaffairs "exchange.example/referral/gen/exchange/civilaffairs/v1"
	publicsecurity "exchange.example/referral/gen/exchange/publicsecurity/v1"
	types "exchange.example/referral/gen/exchange/type/v1"
)

const (
	// County where the child was found: Heping in Shenyang.
	residence = "210102"
	// County that decides: Zhuanghe in Dalian.
	hukou         = "210283"
	hukouTownship = "210283001"

	// A prefix that GB/T 2260 never assigned: nobody has such a number.
	unassignedPrefix = "219901"
)

var random = rand.New(rand.NewSource(time.Now().UnixNano()))

var china = time.FixedZone("Asia/Shanghai", 8*60*60)

// day is today in China, or so many days before.
func day(ago int) time.Time {
	return time.Now().In(china).AddDate(0, 0, -ago)
}

func iso(day time.Time) string {
	return day.Format("2006-01-02")
}

// checkCharacter gives the check character of GB 11643 for the first 17 digits.
func checkCharacter(digits string) byte {
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += weight * int(digits[i]-'0')
	}
	return "10X98765432"[sum%11]
}

func syntheticChild() *types.PersonIdentity {
	return synthetic("试例儿童", day(between(3, 13)), true)
}

// household is what public security's register holds about her: both parents have died.
func household(child *types.PersonIdentity) *publicsecurity.Household {
	return &publicsecurity.Household{
		Person:          child,
		HukouDivision:   hukouTownship,
		HouseholdNumber: newRequestID()[:32],
		Parents: []*publicsecurity.RegisteredParent{
			deadParent(types.ParentFacts_ROLE_FATHER, "试例父亲"),
			deadParent(types.ParentFacts_ROLE_MOTHER, "试例母亲"),
		},
	}
}

// ledgerEntry is what the county of residence enters in its ledger.
func ledgerEntry(child *types.PersonIdentity) *civilaffairs.Child {
	return &civilaffairs.Child{
		Identity: child,
		Facts: &civilaffairs.ChildFacts{
			Hukou:             &civilaffairs.Hukou{Division: hukouTownship},
			ResidenceDivision: residence,
			LivingArrangement: civilaffairs.LivingArrangement_LIVING_ARRANGEMENT_WITH_GUARDIAN,
			LeftHukouDate:     iso(day(400)),
		},
		ResidenceAddress: "试例路1号",
		Guardian:         &civilaffairs.Guardian{Name: "试例祖母", Relationship: "祖母", Phone: "13000000000"},
	}
}

// synthetic is somebody who does not exist, with a number whose check character is right.
func synthetic(name string, birth time.Time, female bool) *types.PersonIdentity {
	sex, sequence := types.Sex_SEX_MALE, 2*random.Intn(499)+1
	if female {
		sex, sequence = types.Sex_SEX_FEMALE, 2*random.Intn(499)+2
	}
	digits := fmt.Sprintf("%s%s%03d", unassignedPrefix, birth.Format("20060102"), sequence)
	return &types.PersonIdentity{CitizenId: digits + string(checkCharacter(digits)), Name: name, Sex: sex, BirthDate: iso(birth)}
}

func deadParent(role types.ParentFacts_Role, name string) *publicsecurity.RegisteredParent {
	return &publicsecurity.RegisteredParent{
		Person: synthetic(name, day(between(25, 45)), role == types.ParentFacts_ROLE_MOTHER),
		Facts: &types.ParentFacts{
			Role: role,
			Kind: types.ParentKind_PARENT_KIND_BIRTH,
			Statuses: []*types.ParentStatusInterval{{
				Kind:     types.ParentStatusKind_PARENT_STATUS_KIND_DEAD,
				FromDate: iso(day(500)),
				Source:   "publicsecurity",
			}},
		},
	}
}

// between picks a number of days that makes so many years.
func between(fewestYears, mostYears int) int {
	return fewestYears*365 + random.Intn((mostYears-fewestYears)*365)
}
